"""The fields of a form: each asks, keeps what was typed, and says what to do."""

from kinkeeper.foundation.ui.fields.choices import (
    PlainChoiceField,
    PlainManyField,
    PlainSelectField,
    PlainTickField,
    PlainYesNoField,
)
from kinkeeper.foundation.ui.fields.dates import PlainDateField
from kinkeeper.foundation.ui.fields.numbers import PlainMoneyField, PlainNumberField
from kinkeeper.foundation.ui.fields.times import PlainTimeField
from kinkeeper.foundation.ui.fields.uploads import PlainFileField
from kinkeeper.foundation.ui.fields.words import (
    PlainEmailField,
    PlainHiddenField,
    PlainLongTextField,
    PlainPhoneField,
    PlainSecretField,
    PlainTextField,
)

__all__ = [
    "PlainChoiceField",
    "PlainDateField",
    "PlainEmailField",
    "PlainFileField",
    "PlainHiddenField",
    "PlainLongTextField",
    "PlainManyField",
    "PlainMoneyField",
    "PlainNumberField",
    "PlainPhoneField",
    "PlainSecretField",
    "PlainSelectField",
    "PlainTextField",
    "PlainTickField",
    "PlainTimeField",
    "PlainYesNoField",
]
