"""Questions of the professional's form that may stay empty, in one line each."""

from collections.abc import Sequence

from django import forms

from kinkeeper.foundation.ui import fields

YES_NO = (("yes", "Yes"), ("no", "No"), ("unknown", "I do not know"))
Choices = Sequence[tuple[str, str]]


def line(label: str, hint: str = "", *, most: int = 200) -> forms.Field:
    """Return a question with one line for the answer."""
    return fields.PlainTextField(
        label=label,
        help_text=hint,
        required=False,
        max_length=most,
        autocomplete="off",
    )


def story(
    label: str, hint: str = "", *, most: int = 2000, rows: int = 3
) -> forms.Field:
    """Return a question with room for an answer in full sentences."""
    return fields.PlainLongTextField(
        label=label, help_text=hint, required=False, max_length=most, rows=rows
    )


def one(label: str, choices: Choices = YES_NO, *, asking: str = "") -> forms.Field:
    """Return a question with one answer of several; it must be given if `asking`."""
    return fields.PlainChoiceField(
        label=label, asking=asking, choices=choices, required=bool(asking)
    )


def some(label: str, choices: Choices, hint: str = "") -> forms.Field:
    """Return a question with as many answers as are true."""
    return fields.PlainManyField(
        label=label, help_text=hint, choices=choices, required=False
    )


def day(label: str, asking: str) -> forms.Field:
    """Return a question for a date that may be unknown."""
    return fields.PlainDateField(label=label, asking=asking, required=False)
