"""Part 5 of a family's form: the court, and the people who help."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

ANSWERS = (("yes", "Yes"), ("no", "No"), ("unknown", "I do not know"))


class CourtForm(PlainForm):
    """Is there a court order?"""

    order = fields.PlainChoiceField(
        label="Is there a court order about the children?",
        asking="whether there is a court order",
        choices=ANSWERS,
    )
    forbids = fields.PlainChoiceField(
        label="Does it say that somebody must not see the children?",
        asking="what the order says",
        choices=ANSWERS,
        required=False,
    )
    says = fields.PlainLongTextField(
        label="What does the order say, in your words?",
        help_text="The court, the date and what was decided, if you know it.",
        required=False,
        max_length=2000,
        rows=4,
    )


class PeopleHelpingForm(PlainForm):
    """Who else helps the family?"""

    cafcass = fields.PlainChoiceField(
        label="Does Cafcass work with your family?",
        asking="whether Cafcass works with your family",
        help_text="Cafcass gives advice to the family court in England.",
        choices=ANSWERS,
    )
    social_worker = fields.PlainChoiceField(
        label="Do the children have a social worker?",
        asking="whether the children have a social worker",
        choices=ANSWERS,
    )
    who = fields.PlainLongTextField(
        label="Their names and how to reach them",
        required=False,
        max_length=1000,
        rows=3,
    )
