"""Fields for words: names, stories, addresses of e-mail, numbers to ring, secrets."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from kinkeeper.foundation.ui.fields.asking import Words, enter, with_messages
from kinkeeper.foundation.ui.fields.cleaning import NUL, without_controls
from kinkeeper.foundation.ui.widgets import HiddenBox, LongTextBox, SecretBox, TextBox

PHONE_DIGITS = (7, 15)
PHONE = re.compile(r"\+?[0-9() .\-]+")


class PlainTextField(forms.Field):
    """
    Words, at most `max_length` characters.

    Too long is refused with the count, never cut, and what was typed stays in the box.
    Control characters go; a NUL is refused, because it shows that something is wrong.
    """

    one_line = True
    keeps_spaces = False

    def __init__(
        self,
        *,
        asking: Words = "",
        max_length: int = 200,
        widget: forms.Widget | None = None,
        width: str = "",
        code: bool = False,
        autocomplete: str = "",
        **options: Any,
    ) -> None:
        self.max_length = max_length
        options = with_messages(
            options,
            required=enter(asking),
            too_long=_(
                "Use %(limit)s characters or fewer. You have used %(count)s."
                " Nothing you typed is lost."
            ),
            hidden=_("There is a hidden character that we cannot keep. Type it again."),
        )
        box = widget or TextBox(width=width, code=code)
        if autocomplete:
            box.attrs["autocomplete"] = autocomplete
        super().__init__(widget=box, **options)

    def to_python(self, value: Any) -> str:
        text = "" if value is None else str(value)
        if NUL in text:
            raise ValidationError(self.error_messages["hidden"], code="hidden")
        if self.keeps_spaces:
            return text
        text = without_controls(text)
        return " ".join(text.split()) if self.one_line else text.strip()

    def validate(self, value: Any) -> None:
        super().validate(value)
        if len(value) > self.max_length:
            raise ValidationError(
                self.error_messages["too_long"],
                code="too_long",
                params={"limit": self.max_length, "count": len(value)},
            )

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "") != str(data or "")


class PlainLongTextField(PlainTextField):
    """Words over several lines, with the limit told under the box."""

    one_line = False
    shows_limit = True

    def __init__(
        self, *, max_length: int = 4000, rows: int = 6, **options: Any
    ) -> None:
        box = LongTextBox(rows=rows, limit=max_length)
        super().__init__(max_length=max_length, widget=box, **options)


class PlainSecretField(PlainTextField):
    """A password or a code: kept as typed, and never sent back to the page."""

    keeps_spaces = True

    def __init__(self, *, autocomplete: str = "current-password", **options: Any):
        super().__init__(widget=SecretBox(), autocomplete=autocomplete, **options)


class PlainEmailField(PlainTextField):
    """An e-mail address."""

    def __init__(self, *, max_length: int = 254, **options: Any) -> None:
        options = with_messages(
            options,
            email=_("Enter an email address in full, like name@example.org"),
        )
        box = TextBox(input_type="email")
        super().__init__(max_length=max_length, widget=box, **options)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value:
            EmailValidator(self.error_messages["email"], code="email")(value)


class PlainPhoneField(PlainTextField):
    """A phone number as people write it, with spaces, brackets or a plus."""

    def __init__(self, *, max_length: int = 30, **options: Any) -> None:
        options = with_messages(
            options,
            phone=_("Enter a phone number, like 0117 496 0123"),
        )
        box = TextBox(input_type="tel", width="m")
        super().__init__(max_length=max_length, widget=box, **options)

    def validate(self, value: Any) -> None:
        super().validate(value)
        fewest, most = PHONE_DIGITS
        digits = sum(letter.isdigit() for letter in value)
        if value and not (PHONE.fullmatch(value) and fewest <= digits <= most):
            raise ValidationError(self.error_messages["phone"], code="phone")


class PlainHiddenField(PlainTextField):
    """Something the page carries and nobody types."""

    def __init__(self, *, required: bool = False, **options: Any) -> None:
        super().__init__(required=required, widget=HiddenBox(), **options)
