from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.people.commands.ask_contact_change import DETAILS, Wanted
from kinkeeper.people.models import ContactChange
from kinkeeper.people.queries import whereabouts

HOMES = (
    (whereabouts.APART, "No"),
    (whereabouts.SHARED, "Yes, or they may open my post"),
)
WAYS = [
    (way.value, way.label)
    for way in ContactChange.Way
    if way != ContactChange.Way.PORTAL
]
_NEW = "Leave empty what stays the same."


def _line(label: str, most: int = 200) -> fields.PlainTextField:
    return fields.PlainTextField(
        label=label, required=False, max_length=most, autocomplete="off"
    )


class ContactChangeForm(VersionedForm):
    """What shall change, asked by the person themselves."""

    email = _line("New email address")
    phone = _line("New mobile number", 30)
    call_phone = _line("New number for calls", 30)
    refuge = fields.PlainTickField(
        label="I live in a refuge or a safe house now",
        help_text="Then we keep no address. Do not tell us where it is.",
        required=False,
    )
    address = fields.PlainLongTextField(
        label="New address", help_text=_NEW, required=False, max_length=400, rows=3
    )
    postcode = _line("New postcode", 10)
    home = fields.PlainChoiceField(
        label="Does the other adult live in your home?",
        choices=HOMES,
        required=False,
    )
    school = _line("New school or nursery")
    car = _line("New car registration", 12)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        where = f"{told.get('address', '')} {told.get('postcode', '')}".strip()
        if told.get("refuge") and where:
            self.add_error("address", "Leave this empty. We keep no refuge address")
        elif "refuge" in where.casefold():
            self.add_error(
                "address", "Do not write where a refuge is. Tick the box instead"
            )
        asked = (*DETAILS, "refuge", "home")
        if not self.errors and not any(told.get(name) for name in asked):
            self.add_error("email", "Write what shall change")
        return told

    def as_wanted(self) -> Wanted:
        told = self.cleaned_data
        return Wanted(
            details={name: told[name].strip() for name in DETAILS if told[name]},
            refuge=told["refuge"],
            home=told["home"],
        )


class ContactChangeForThemForm(ContactChangeForm):
    """The same, written down by staff for somebody who asked."""

    way = fields.PlainChoiceField(
        label="How did they ask?", asking="how they asked", choices=WAYS
    )
    said_by = fields.PlainTextField(
        label="Who asked?", asking="who asked", max_length=120, autocomplete="off"
    )

    def as_wanted(self) -> Wanted:
        asked, told = super().as_wanted(), self.cleaned_data
        return Wanted(
            details=asked.details,
            refuge=asked.refuge,
            home=asked.home,
            way=told["way"],
            said_by=told["said_by"],
        )


class CallBackForm(VersionedForm):
    """The call that shows who asked."""

    number = fields.PlainChoiceField(
        label="Which number did you call?",
        asking="which number you called",
        choices=(),
    )
    words = fields.PlainLongTextField(
        label="How did you know that it was them?",
        asking="how you knew that it was them",
        max_length=1000,
        rows=3,
    )

    def __init__(self, *args: Any, numbers: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        asked = self.fields["number"]
        if isinstance(asked, fields.PlainChoiceField):
            asked.choices = [(number, number.capitalize()) for number in numbers]


class ConfirmForm(VersionedForm):
    """The second look."""


class RefuseForm(VersionedForm):
    """Not changed, and why."""

    why = fields.PlainLongTextField(
        label="Why is it not changed?",
        asking="why it is not changed",
        max_length=1000,
        rows=3,
    )
