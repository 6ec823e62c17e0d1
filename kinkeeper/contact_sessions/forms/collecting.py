"""Who may collect the children, who brought one, and with whom one left."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from kinkeeper.contact_sessions.models import Collector
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.rules.contact_sessions.collecting import Check, Who

CHECKS = (
    (Check.PHOTO.value, "I saw a photo ID"),
    (Check.WORD.value, "They said the agreed word"),
    (Check.KNOWN.value, "I know this parent; their photo ID was seen here before"),
)
SOMEBODY_ELSE = Who.OTHER.value


class CollectorForm(PlainForm):
    """Put somebody on the list."""

    name = fields.PlainTextField(
        label="Their full name", asking="their name", max_length=120, autocomplete="off"
    )
    related = fields.PlainTextField(
        label="How are they related to the child?",
        asking="how they are related",
        help_text="Such as “Grandmother” or “Foster carer”. No name here.",
        max_length=80,
    )
    basis = fields.PlainChoiceField(
        label="Who said that they may?",
        asking="who said so",
        choices=Collector.Basis.choices,
    )
    word = fields.PlainTextField(
        label="A word that they say at the door",
        help_text="Leave it empty when they always show a photo ID.",
        required=False,
        max_length=40,
        autocomplete="off",
    )
    from_on = fields.PlainDateField(
        label="From which day?",
        asking="the first day",
        help_text="Leave it empty for today.",
        required=False,
    )


class BroughtForm(PlainForm):
    """Who brought a child. `seen` is what stood there when the page was opened."""

    who = fields.PlainChoiceField(
        label="Who brought the child?", asking="who brought the child", choices=()
    )
    related = fields.PlainTextField(
        label="If somebody else: how are they related to the child?",
        asking="how they are related",
        help_text="No name.",
        required=False,
        max_length=80,
    )
    seen = fields.PlainHiddenField()

    def __init__(
        self, *args: Any, choices: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        self.fields["seen"].required = False

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        if told.get("who") == SOMEBODY_ELSE and not told.get("related"):
            self.add_error("related", "Say how they are related to the child.")
        return told


class CollectionForm(BroughtForm):
    """With whom a child left, and how that was checked."""

    check = fields.PlainChoiceField(
        label="How did you make sure?", asking="how you made sure", choices=CHECKS
    )
    word = fields.PlainTextField(
        label="The word that they said",
        help_text="Type what you heard. The page knows if it is right.",
        required=False,
        max_length=40,
        autocomplete="off",
    )
    together = fields.PlainTickField(label="", required=False)
    reason = fields.PlainLongTextField(
        label="For a manager: why may the child go all the same?",
        help_text="Who it is, who allowed it, and why. The safeguarding lead is told.",
        required=False,
        max_length=600,
        rows=3,
    )

    def __init__(
        self, *args: Any, manages: bool, others: str = "", **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["who"].label = "Who collects the child?"
        order = ["who", "related", "check", "word", "together", "reason"]
        self.order_fields(order)
        if others:
            self.fields["together"].label = f"{others} goes with the same person too"
        else:
            del self.fields["together"]
        if not manages:
            del self.fields["reason"]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if told.get("check") == Check.WORD.value and not told.get("word"):
            self.add_error("word", "Type the word that they said.")
        return told

    def seen_at(self) -> datetime | None:
        """Return when the collection that stood there was written, in UTC."""
        try:
            return parse_datetime(self.cleaned_data.get("seen") or "")
        except ValueError:
            return None
