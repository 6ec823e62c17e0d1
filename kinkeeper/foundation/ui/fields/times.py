"""A time of day, accepted in any way that people write it."""

import re
from datetime import time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kinkeeper.foundation.ui.fields.asking import Words, enter, with_messages
from kinkeeper.foundation.ui.widgets import TextBox

WRITTEN = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.]?(?P<minute>[0-9]{2}))?\s*(?P<half>am|pm)?"
)


class PlainTimeField(forms.Field):
    """
    A local time to the minute: 9:45, 9.45, 0945, 945, 9:45am, 7pm.

    A number alone ("9") is refused, because it does not say morning or evening.
    """

    def __init__(self, *, asking: Words = "", **options: Any) -> None:
        options = with_messages(
            options,
            required=enter(asking or _("a time")),
            time=_("Enter a time, like 9:45am or 14:30"),
        )
        super().__init__(widget=TextBox(width="s"), **options)

    def prepare_value(self, value: Any) -> Any:
        return f"{value:%H:%M}" if isinstance(value, time) else value

    def to_python(self, value: Any) -> time | None:
        if value is None or isinstance(value, time):
            return value
        text = str(value).strip().casefold().replace("a.m.", "am").replace("p.m.", "pm")
        if not text:
            return None
        written = _written(text)
        if written is None:
            raise ValidationError(self.error_messages["time"], code="time")
        return written


def _written(text: str) -> time | None:
    names = {"noon": time(12), "midday": time(12), "midnight": time(0)}
    if text in names:
        return names[text]
    match = WRITTEN.fullmatch(text)
    if match is None or not (match["minute"] or match["half"]):
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if match["half"] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
