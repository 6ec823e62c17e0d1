"""Sensitive facts and the answers about them."""

from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.people.commands.open_locked import Reason
from kinkeeper.people.queries import choices

US = "us"
THE_CHILD = "child"
YES_NO = (("yes", "Yes"), ("no", "No"))


class FactForm(PlainForm):
    """A sensitive fact, who told us, and why we may keep it."""

    kind = fields.PlainChoiceField(
        label="What is it about?", asking="what it is about", choices=choices.KINDS
    )
    words = fields.PlainLongTextField(
        label="What must we know?",
        asking="what we must know",
        help_text="Only what is needed, in plain words.",
        max_length=1000,
        rows=3,
    )
    told_by = fields.PlainChoiceField(
        label="Who told us?", asking="who told us", choices=()
    )
    way = fields.PlainChoiceField(
        label="How?", asking="how they told us", choices=choices.WAYS
    )
    ground = fields.PlainChoiceField(
        label="Why may we keep it?",
        asking="why we may keep it",
        choices=choices.GROUNDS,
    )
    why_not_asked = fields.PlainChoiceField(
        label="To protect somebody: why is nobody asked for a yes?",
        asking="why nobody is asked",
        choices=choices.WHY_NOT_ASKED,
        required=False,
    )

    def __init__(
        self, *args: Any, tellers: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        told_by = [*tellers, (US, "We saw it ourselves")]
        self.fields["told_by"].choices = told_by  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        protecting = told.get("ground") == choices.PROTECTING
        if protecting and not told.get("why_not_asked"):
            self.add_error("why_not_asked", "Choose why nobody is asked")
        if told.get("ground") and not protecting:
            told["why_not_asked"] = ""
        return told


class ConsentForm(PlainForm):
    """An answer that reached staff: who gave it, how and when."""

    topic = fields.PlainChoiceField(
        label="What is it about?", asking="what it is about", choices=choices.TOPICS
    )
    giver = fields.PlainChoiceField(
        label="Who answered?", asking="who answered", choices=()
    )
    answer = fields.PlainChoiceField(
        label="What did they say?", asking="what they said", choices=YES_NO
    )
    typed = fields.PlainTextField(
        label="The name they signed or gave",
        help_text="For a yes. Read the words on this page out to them first.",
        required=False,
        max_length=120,
    )
    way = fields.PlainChoiceField(
        label="How did they say it?", asking="how they said it", choices=choices.WAYS
    )
    given_on = fields.PlainDateField(label="On which day?", asking="the day")
    evidence = fields.PlainTextField(
        label="A child answers: how do you know that they understand?",
        required=False,
        max_length=300,
    )

    def __init__(
        self, *args: Any, givers: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["giver"].choices = givers  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("answer") == "yes" and not told.get("typed"):
            self.add_error("typed", "Enter the name of the one who says yes")
        if told.get("given_on") and told["given_on"] > clock.today():
            self.add_error("given_on", "The day cannot be still to come")
        if told.get("giver") == THE_CHILD and not told.get("evidence"):
            self.add_error("evidence", "Write how you know that they understand")
        return told


class OpenLockedForm(PlainForm):
    """Why a locked fact is read."""

    reason = fields.PlainChoiceField(
        label="Why do you have to read it?",
        asking="why you have to read it",
        choices=Reason.choices,
    )


class OwnAnswerForm(PlainForm):
    """An adult answers in the portal, for themselves or for a child."""

    answer = fields.PlainChoiceField(
        label="Your answer", asking="yes or no", choices=YES_NO
    )
    typed = fields.PlainTextField(
        label="Type your full name",
        help_text="Only for a yes. It counts as your signature.",
        required=False,
        max_length=120,
        autocomplete="name",
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("answer") == "yes" and not told.get("typed"):
            self.add_error("typed", "Type your full name to say yes")
        return told
