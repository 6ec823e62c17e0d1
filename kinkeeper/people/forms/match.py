from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.people.queries import choices

ONE, TWO = "one", "two"


class MatchForm(PlainForm):
    """Are they one person? And how do you know?"""

    answer = fields.PlainChoiceField(
        label="Are they one person?",
        asking="whether they are one person",
        choices=((ONE, "Yes, one person"), (TWO, "No, two people")),
    )
    reason = fields.PlainChoiceField(
        label="How do you know?", asking="how you know", choices=choices.HOW_SURE
    )
