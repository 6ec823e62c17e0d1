"""Forms about the court orders of a family."""

from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.people.models import CourtOrder
from kinkeeper.people.queries.orders_page import RECIPIENTS

_SILENT, _NAMED = "silent", "named"


class OrderForm(VersionedForm):
    """What the paper says: the reader types it; no form fills it in."""

    groups = (
        ("The paper", ("court", "number", "kind", "made_on", "expires_on")),
        (
            "Contact",
            ("terms", "contact", "who", "bans", "may_leave", "forbids_contact"),
        ),
        ("Reports and hearings", ("reports", "recipients", "hearing_on")),
    )

    court = fields.PlainTextField(label="Court", asking="the court", max_length=120)
    number = fields.PlainTextField(
        label="Case number", required=False, max_length=60, code=True, width="m"
    )
    kind = fields.PlainTextField(label="Kind of order", required=False, max_length=120)
    made_on = fields.PlainDateField(
        label="Made on", asking="the day on which it was made", required=False
    )
    expires_on = fields.PlainDateField(
        label="Ends on",
        asking="the day on which it ends",
        help_text="Leave it empty if it says none.",
        required=False,
    )
    terms = fields.PlainLongTextField(
        label="What does it say about contact?",
        asking="what the order says about contact",
        help_text="How often, how long, from when. No addresses.",
        max_length=4000,
    )
    contact = fields.PlainChoiceField(
        label="Which kind of contact?",
        asking="a kind of contact",
        choices=[
            (value or "unsaid", label) for value, label in CourtOrder.Contact.choices
        ],
    )
    who = fields.PlainTextField(
        label="Who may be there?",
        help_text="Besides the child and the visiting adult.",
        required=False,
        max_length=300,
    )
    bans = fields.PlainLongTextField(
        label="What does it forbid?",
        help_text="For the workers in the room: photos, presents, talk of the case.",
        required=False,
        max_length=1000,
        rows=3,
    )
    may_leave = fields.PlainTickField(
        label="The child may leave the building with the visiting adult",
        required=False,
    )
    forbids_contact = fields.PlainTickField(
        label="It forbids contact",
        help_text="Then no session can be planned while it is in force.",
        required=False,
    )
    reports = fields.PlainChoiceField(
        label="What does it say about reports?",
        asking="what it says about reports",
        choices=(
            (_SILENT, "Nothing"),
            (_NAMED, "They go only to those named below, or to nobody"),
        ),
    )
    recipients = fields.PlainManyField(
        label="To whom may reports go?", choices=RECIPIENTS, required=False
    )
    hearing_on = fields.PlainDateField(
        label="Next hearing", asking="the day of the hearing", required=False
    )
    replaces = fields.PlainSelectField(
        label="Does it take the place of another order?", required=False
    )

    def __init__(
        self, *args: Any, others: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if others:
            self.fields["replaces"].choices = [("", "No"), *others]  # type: ignore[attr-defined]
        else:
            del self.fields["replaces"]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("reports") == _SILENT and told.get("recipients"):
            self.add_error("recipients", "The order says nothing: leave these empty")
        made, ends = told.get("made_on"), told.get("expires_on")
        if made and ends and ends < made:
            self.add_error("expires_on", "It cannot end before it was made")
        return told

    def read(self) -> dict[str, Any]:
        """Return what was read, as the command takes it."""
        told = self.values()
        told.pop("replaces", None)
        named = told.pop("reports") == _NAMED
        recipients = tuple(told.pop("recipients"))
        contact = told.pop("contact")
        return {
            **told,
            "contact": "" if contact == "unsaid" else contact,
            "recipients": recipients if named else None,
        }


class GoOnForm(VersionedForm):
    """Contact goes on after an order has ended."""

    reason = fields.PlainLongTextField(
        label="Why may contact go on without the order?",
        asking="why contact may go on",
        help_text="Who agreed, and on which day. It stays on the file.",
        max_length=2000,
        rows=4,
    )
