"""Whole numbers, and money in pence."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kinkeeper.foundation.ui.fields.asking import Words, enter, with_messages
from kinkeeper.foundation.ui.widgets import MoneyBox, TextBox

WHOLE = re.compile(r"-?[0-9]{1,12}")
POUNDS = re.compile(r"(?P<pounds>[0-9]{1,9})(?:\.(?P<pence>[0-9]{2}))?")


class PlainNumberField(forms.Field):
    """A whole number from `least` to `most`, both included."""

    def __init__(
        self,
        *,
        asking: Words = "",
        least: int | None = 0,
        most: int | None = None,
        **options: Any,
    ) -> None:
        self.least, self.most = least, most
        thing = asking or _("a number")
        options = with_messages(
            options,
            required=enter(thing),
            number=format_lazy(_("Enter {thing} as a number, like 12"), thing=thing),
            too_small=_("Enter a number that is %(limit)s or more"),
            too_big=_("Enter a number that is %(limit)s or less"),
        )
        super().__init__(widget=TextBox(width="s", inputmode="numeric"), **options)

    def to_python(self, value: Any) -> int | None:
        if value is None or isinstance(value, int):
            return value
        text = str(value).strip().replace(",", "").replace(" ", "")
        if not text:
            return None
        if not WHOLE.fullmatch(text):
            raise ValidationError(self.error_messages["number"], code="number")
        return int(text)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.least is not None and value < self.least:
            self._refuse("too_small", self.least)
        if self.most is not None and value > self.most:
            self._refuse("too_big", self.most)

    def _refuse(self, code: str, limit: int) -> None:
        raise ValidationError(
            self.error_messages[code], code=code, params={"limit": limit}
        )


class PlainMoneyField(forms.Field):
    """Pounds and pence; the value is whole pence, never a fraction."""

    def __init__(self, *, asking: Words = "", **options: Any) -> None:
        options = with_messages(
            options,
            required=enter(asking or _("an amount")),
            money=_("Enter an amount in pounds, like 45 or 45.50"),
        )
        super().__init__(widget=MoneyBox(), **options)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, int):
            return f"{value // 100}.{value % 100:02d}"
        return value

    def to_python(self, value: Any) -> int | None:
        if value is None or isinstance(value, int):
            return value
        text = str(value).strip().removeprefix("£").replace(",", "").replace(" ", "")
        if not text:
            return None
        match = POUNDS.fullmatch(text)
        if match is None:
            raise ValidationError(self.error_messages["money"], code="money")
        return int(match["pounds"]) * 100 + int(match["pence"] or 0)
