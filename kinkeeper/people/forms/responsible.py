from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.people.queries import choices

TO_COME = "The day cannot be still to come"


class ResponsibleForm(PlainForm):
    """An adult holds parental responsibility, and how we know."""

    holder = fields.PlainChoiceField(label="Who?", asking="who", choices=())
    known = fields.PlainChoiceField(
        label="How do we know?", asking="how we know", choices=choices.HOW_KNOWN
    )
    seen_on = fields.PlainDateField(
        label="When did you see the paper?",
        asking="the day you saw it",
        help_text="Leave this empty when they only said so.",
        required=False,
    )
    from_on = fields.PlainDateField(
        label="Since when?",
        asking="since when",
        help_text="For a court order: the day of the order.",
    )
    words = fields.PlainTextField(
        label="What does the paper say?",
        help_text="Example: number and date of the order.",
        required=False,
        max_length=300,
    )

    def __init__(
        self, *args: Any, adults: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["holder"].choices = adults  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        said_only = told.get("known") == choices.SAID_ONLY
        if told.get("known") and not said_only and not told.get("seen_on"):
            self.add_error("seen_on", "Enter the day you saw the paper")
        if said_only:
            told["seen_on"] = None
        for name in ("seen_on", "from_on"):
            if told.get(name) and told[name] > clock.today():
                self.add_error(name, TO_COME)
        return told


class EndResponsibleForm(VersionedForm):
    """It is over, or it never was so."""

    on = fields.PlainDateField(label="On which day did it end?", asking="the day")
    words = fields.PlainTextField(label="Why?", asking="why it is over", max_length=300)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("on") and told["on"] > clock.today():
            self.add_error("on", TO_COME)
        return told
