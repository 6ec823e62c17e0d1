"""What people type about shared tablets."""

from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.rules.contact_sessions.shared_tablet import PIN_DIGITS


class NameTabletForm(PlainForm):
    name = fields.PlainTextField(
        label="What do you call this device?",
        asking="what you call this device",
        max_length=40,
        help_text="Such as “Blue tablet”. Put the same words on its back.",
    )
    place = fields.PlainTextField(
        label="Where does it lie?", asking="where it lies", max_length=60
    )


class PinForm(PlainForm):
    pin = fields.PlainSecretField(
        label="Six digits",
        asking="six digits",
        autocomplete="off",
        help_text="No birthday, and not the code of your phone. For today only.",
    )
    again = fields.PlainSecretField(
        label="The same six digits again",
        asking="the same six digits again",
        autocomplete="off",
    )

    def clean_pin(self) -> str:
        return pin_in(self, "pin")

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        first, again = told.get("pin"), told.get("again")
        if first and again and first != again:
            self.add_error("again", "These are other digits. Type the same twice.")
        return told


class TakeOverForm(PlainForm):
    who = fields.PlainChoiceField(
        label="Who takes over?", asking="your name", choices=()
    )
    pin = fields.PlainSecretField(
        label="Your PIN", asking="your PIN", autocomplete="off"
    )

    def __init__(
        self, *told: Any, people: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*told, **options)
        self.fields["who"].choices = people  # type: ignore[attr-defined]

    def clean_pin(self) -> str:
        return pin_in(self, "pin")


def pin_in(form: PlainForm, name: str) -> str:
    """Return six digits, spaces left out; complain at the field otherwise."""
    pin: str = form.cleaned_data[name].replace(" ", "")
    if not (pin.isascii() and pin.isdigit() and len(pin) == PIN_DIGITS):
        form.add_error(name, "A PIN has six digits.")
    return pin
