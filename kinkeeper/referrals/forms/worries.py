from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.queries.answers import WORRIES


class WorriesForm(PlainForm):
    """What the person worries about. Nothing has to be answered."""

    worries = fields.PlainManyField(
        label="Do you worry about any of these?",
        help_text="Tick all that are true for you. You do not have to answer.",
        choices=WORRIES,
        required=False,
    )
    words = fields.PlainLongTextField(
        label="Would you like to say more?",
        help_text="In your own words, as much or as little as you like.",
        required=False,
        max_length=6000,
        rows=6,
    )
