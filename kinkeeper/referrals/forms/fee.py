from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.models import FeeArrangement

_NOBODY = FeeArrangement.Payer.NOBODY.value


class FeeForm(PlainForm):
    """Who pays, and that they said yes."""

    payer = fields.PlainChoiceField(
        label="Who pays?", asking="who pays", choices=FeeArrangement.Payer.choices
    )
    said_yes = fields.PlainTickField(
        label="They know what it costs, and they said yes",
        help_text="Not needed when nobody pays.",
        required=False,
    )
    words = fields.PlainLongTextField(
        label="Who pays which part? What did they say yes to?",
        help_text="For staff only. No page of the family shows it.",
        required=False,
        max_length=500,
        rows=3,
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        pays = told.get("payer")
        if pays and pays != _NOBODY and not told.get("said_yes"):
            self.add_error("said_yes", "Ask them first, and tick this when they agree")
        return told
