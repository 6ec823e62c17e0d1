from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

THEY_KNOW = (
    ("know", "The people I told you about know it"),
    ("unsafe", "It was not safe or not possible to ask them"),
)


class DeclarationForm(PlainForm):
    """What the person confirms: the notice, other people's details, health."""

    notice = fields.PlainTickField(
        label="I have read how you keep my information",
        asking="that you have read how we keep your information",
    )
    true = fields.PlainTickField(
        label="What I told you is true, as far as I know",
        asking="that what you told us is true",
    )
    others = fields.PlainChoiceField(
        label="You told us about other people. Do they know?",
        asking="whether the other people know",
        choices=THEY_KNOW,
    )
    others_because = fields.PlainTextField(
        label="Why was it not safe or not possible?",
        required=False,
        max_length=400,
    )
    medical = fields.PlainTickField(
        label="You may keep and use what I told you about health",
        help_text="We use it only to keep the children safe while they are with us. "
        "You can change your mind at any time.",
        required=False,
    )

    def __init__(self, *args: Any, health_told: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if not health_told:
            del self.fields["medical"]

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("others") == "unsafe" and not told.get("others_because"):
            self.add_error("others_because", "Tell us why, in a few words")
        if "medical" in self.fields and not told.get("medical"):
            self.add_error(
                "medical",
                "Tick the box to let us keep what you told us about health, "
                "or go back and take it out",
            )
        return told
