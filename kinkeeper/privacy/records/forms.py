"""The forms of the paper register. Nothing in them asks for a name."""

from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm, PlainForm, VersionedForm
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.commands.add_paper import Place
from kinkeeper.privacy.records.queries.paper import HOWS, SORTS

Choices = Sequence[tuple[str, str]]


class WhoseForm(FilterForm):
    whose = fields.PlainTextField(
        label="Whose record is it?",
        asking="the call-sign or the number",
        help_text="A call-sign, or a number such as KK-0147 or W-0012.",
        max_length=20,
        width="m",
        required=False,
    )


class WhoDecidesForm(VersionedForm):
    our_role = fields.PlainChoiceField(
        label="Who decides about these records?",
        asking="who decides",
        choices=Case.OurRole.choices,
    )


class _PlaceFields(PlainForm):
    room = fields.PlainTextField(
        label="Room, device or firm",
        asking="the room, the device or the firm",
        help_text="For example: Office, or Laptop 3, or the name of the firm.",
        max_length=60,
        width="m",
    )
    cabinet = fields.PlainTextField(
        label="Cabinet", asking="the cabinet", max_length=60, width="s", required=False
    )
    box = fields.PlainTextField(
        label="Box or folder",
        asking="the box or folder",
        max_length=60,
        width="s",
        required=False,
    )

    def place(self) -> Place:
        told = self.cleaned_data
        return Place(told["room"], told["cabinet"], told["box"])


class AddPaperForm(_PlaceFields):
    record = fields.PlainSelectField(
        label="Which record?", asking="which record it is", choices=()
    )
    sort = fields.PlainChoiceField(
        label="What is it?", asking="what it is", choices=SORTS
    )
    holds_what = fields.PlainTextField(
        label="What does it hold?",
        asking="what it holds",
        help_text="Neutral words, such as “referral form and letters”. No names.",
        max_length=120,
    )

    field_order = ("record", "sort", "holds_what", "room", "cabinet", "box")

    def __init__(self, *args: Any, records: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["record"].choices = records  # type: ignore[attr-defined]


class MovePaperForm(VersionedForm, _PlaceFields):
    """Where it stands from now on."""


class _PersonForm(VersionedForm):
    person = fields.PlainSelectField(label="Who?", asking="who it is", choices=())

    def __init__(self, *args: Any, team: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = team  # type: ignore[attr-defined]


class TakePaperForm(_PersonForm):
    person = fields.PlainSelectField(
        label="Who takes it?", asking="who takes it", choices=()
    )
    what_for = fields.PlainTextField(
        label="What for?",
        asking="what it is for",
        help_text="No names of family members.",
        max_length=120,
    )
    back_by = fields.PlainDateField(
        label="When is it back?", asking="the day it is back"
    )


class ReturnPaperForm(VersionedForm):
    """Only the version: the button says it all."""


class DestroyPaperForm(_PersonForm):
    how = fields.PlainChoiceField(
        label="How was it destroyed?", asking="how it was destroyed", choices=HOWS
    )
    on = fields.PlainDateField(label="On which day?", asking="the day")
    person = fields.PlainSelectField(
        label="Who watched?",
        asking="who watched",
        help_text="A second person, not you.",
        choices=(),
    )
    slip_number = fields.PlainTextField(
        label="Number of the firm’s slip",
        asking="the number of the slip",
        max_length=40,
        width="m",
        required=False,
    )
    copy = fields.PlainTickField(
        label="It was only a copy: the record itself stays in the program",
        asking="that",
        required=False,
    )

    field_order = ("how", "on", "person", "slip_number", "copy")


class PackageForm(PlainForm):
    """The key stands on the page, and comes back with the press of the button."""

    key = fields.PlainHiddenField(max_length=40)


class ReceiptForm(VersionedForm):
    check = fields.PlainTextField(
        label="The check number that they read out",
        asking="the check number",
        help_text="Sixteen signs. Their program shows it when they open the package.",
        max_length=16,
        width="m",
        code=True,
    )
    received_on = fields.PlainDateField(
        label="When did it arrive?", asking="the day it arrived"
    )


class GiveUpForm(VersionedForm):
    why = fields.PlainTextField(
        label="What happened to it?",
        asking="what happened to it",
        help_text="In a few words. No names, please.",
        max_length=300,
    )
