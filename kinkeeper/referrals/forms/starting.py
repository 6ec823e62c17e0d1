"""Small forms around a family's form: who are you, come back, send."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

WHO = (
    ("RESIDENT", "The children live with me"),
    ("VISITING", "I want to spend time with the children"),
    ("PROFESSIONAL", "I work with a family"),
)


class WhoForm(PlainForm):
    """Which side is this person on?"""

    who = fields.PlainChoiceField(
        label="Which of these is true for you?",
        asking="which of these is true for you",
        choices=WHO,
    )


class ReturnCodeForm(PlainForm):
    """The code that opens a saved form."""

    code = fields.PlainTextField(
        label="Your code", asking="your code", max_length=40, code=True, width="m"
    )


class SendForm(PlainForm):
    """The last button. The box that people do not see catches machines."""

    website = fields.PlainTextField(
        label="Leave this box empty", required=False, autocomplete="off"
    )

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            self.add_error("website", "Leave this box empty")
        return ""
