from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm


class GoOnForm(PlainForm):
    """Why somebody goes on although a door is on hold."""

    reason = fields.PlainLongTextField(
        label="Why do you go on?",
        asking="why you go on",
        help_text="The safeguarding lead is told. Do not write more than is needed.",
        max_length=400,
        rows=3,
    )
