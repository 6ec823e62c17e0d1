from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm, PlainForm, VersionedForm
from kinkeeper.people.models import Person
from kinkeeper.safeguarding.models import Opening, OutsideReferral


class LeadForm(VersionedForm):
    """One decision of the lead, with its reason."""

    what = fields.PlainSelectField(
        label="What do you decide?", asking="what you decide", choices=()
    )
    why = fields.PlainLongTextField(label="Why?", asking="why", max_length=2000, rows=4)

    def __init__(
        self, *args: Any, decisions: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["what"].choices = decisions  # type: ignore[attr-defined]


class ReaderForm(LeadForm):
    """Name somebody, or let them go. The choices carry which."""


class WhyForm(PlainForm):
    """A reason, and nothing else."""

    why = fields.PlainLongTextField(label="Why?", asking="why", max_length=2000, rows=3)


class AlertForm(WhyForm):
    words = fields.PlainTextField(
        label="What must the team do?",
        asking="what the team must do",
        help_text="Everybody who sees the family reads this. Say what to do, not why: "
        "“Theo leaves by the garden door only”.",
        max_length=160,
    )
    field_order = ("words", "why")


class CallForm(WhyForm):
    """Whom we told, and when."""

    body = fields.PlainSelectField(
        label="Whom did you tell?",
        asking="whom you told",
        choices=OutsideReferral.Body.choices,
    )
    person = fields.PlainTextField(
        label="Whom did you speak to?", asking="whom you spoke to", max_length=120
    )
    told_on = fields.PlainDateField(label="Which day?", asking="the day")
    told_at = fields.PlainTimeField(label="What time?", asking="the time")
    said = fields.PlainLongTextField(
        label="What did you say, and what did they say?",
        asking="what was said",
        max_length=4000,
    )
    number = fields.PlainTextField(
        label="Their number for it",
        asking="their number",
        max_length=60,
        required=False,
    )
    field_order = ("body", "person", "told_on", "told_at", "said", "number", "why")


class FollowForm(VersionedForm):
    """It was confirmed in writing, or an answer came."""

    written_on = fields.PlainDateField(
        label="When did you confirm it in writing?", asking="the day", required=False
    )
    written_at = fields.PlainTimeField(
        label="What time?", asking="the time", required=False
    )
    answered_on = fields.PlainDateField(
        label="When did they answer?", asking="the day", required=False
    )
    outcome = fields.PlainLongTextField(
        label="What did they answer?",
        asking="what they answered",
        max_length=4000,
        required=False,
    )
    number = fields.PlainTextField(
        label="Their number for it",
        asking="their number",
        max_length=60,
        required=False,
    )


class OpenForm(PlainForm):
    reason = fields.PlainChoiceField(
        label="Why do you need it now?",
        asking="why you need it",
        choices=Opening.Reason.choices,
    )
    why = fields.PlainTextField(
        label="Say why in a full sentence",
        asking="why",
        help_text="The safeguarding lead reads this today.",
        max_length=400,
    )


class FamilyForm(FilterForm):
    """First of all: which family a worry is about, so that its children are shown."""

    family = fields.PlainTextField(
        label="Which family is it about?",
        asking="the call-sign or the reference of the family",
        help_text="Call-sign or reference, such as KK-0147.",
        max_length=20,
        width="m",
    )


class TieForm(VersionedForm):
    """Which child of the family it is about, and how the lead knows."""

    child = fields.PlainChoiceField(
        label="Which child is it about?", asking="which child it is about", choices=()
    )
    why = fields.PlainLongTextField(
        label="How do you know?", asking="how you know", max_length=2000, rows=3
    )

    def __init__(
        self, *args: Any, children: Sequence[Person] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.children = {str(child.key): child for child in children}
        names = [(key, child.given_name) for key, child in self.children.items()]
        choices = [*names, ("all", "More than one, or not sure")]
        self.fields["child"].choices = choices  # type: ignore[attr-defined]

    def about(self) -> Person | None:
        """Return the child that was chosen; None for more than one, or not sure."""
        return self.children.get(self.cleaned_data["child"])
