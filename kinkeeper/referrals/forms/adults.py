"""Parts 3 and 4 of a family's form: the person who fills it in, and the other adult."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

KNOWN = (
    ("address", "My address"),
    ("phone", "My phone number"),
    ("email", "My email address"),
    ("school", "The child’s school or nursery"),
    ("work", "Where I work"),
    ("car", "My car"),
)


class YouForm(PlainForm):
    """Who fills in the form."""

    given_name = fields.PlainTextField(
        label="Your first name",
        asking="your first name",
        max_length=80,
        autocomplete="given-name",
    )
    family_name = fields.PlainTextField(
        label="Your last name",
        asking="your last name",
        max_length=80,
        autocomplete="family-name",
    )
    relationship = fields.PlainTextField(
        label="Who are you to the children?",
        asking="who you are to the children",
        help_text="Example: mother, father, grandmother.",
        max_length=60,
    )
    responsible = fields.PlainChoiceField(
        label="Do you have parental responsibility for the children?",
        help_text="A mother has it. A father has it if he was married to the mother, "
        "or is on the birth certificate. Others have it by a court order.",
        choices=(("yes", "Yes"), ("no", "No"), ("unsure", "I am not sure")),
        required=False,
    )


class AddressForm(PlainForm):
    """Where the person lives, and who already knows it."""

    address = fields.PlainLongTextField(
        label="Your address",
        help_text="In a refuge or a safe house? Leave this empty.",
        required=False,
        max_length=400,
        rows=3,
    )
    postcode = fields.PlainTextField(
        label="Postcode",
        required=False,
        max_length=10,
        width="s",
        autocomplete="postal-code",
    )
    keep_address_secret = fields.PlainTickField(
        label="Keep my address secret",
        help_text="We never give it to the other adult, whatever you choose. "
        "With a tick, our team is warned on every page about you.",
        required=False,
    )
    known = fields.PlainManyField(
        label="Which of these does the other adult already know?",
        help_text="Tick all that are true. Leave empty what you are not sure of.",
        choices=KNOWN,
        required=False,
    )


class NeedsForm(PlainForm):
    """What the room and the team must be ready for."""

    health = fields.PlainLongTextField(
        label="Does a child have an allergy, an illness or a medicine?",
        help_text="Say which child, and what we must do.",
        required=False,
        max_length=2000,
        rows=4,
    )
    school = fields.PlainTextField(
        label="School or nursery",
        help_text="We do not tell the other adult.",
        required=False,
    )
    needs = fields.PlainLongTextField(
        label="Is there something that would make a visit easier for you?",
        help_text="An interpreter, a step-free way in, a quiet room.",
        required=False,
        max_length=1000,
        rows=3,
    )
    car = fields.PlainTextField(
        label="Car registration, if you come by car",
        required=False,
        max_length=12,
        width="s",
    )


class OtherAdultForm(PlainForm):
    """The other adult. Only the name is needed, nothing that is not safe to tell."""

    given_name = fields.PlainTextField(
        label="Their first name",
        asking="the other adult’s first name",
        max_length=80,
        autocomplete="off",
    )
    family_name = fields.PlainTextField(
        label="Their last name", required=False, max_length=80, autocomplete="off"
    )
    relationship = fields.PlainTextField(
        label="Who are they to the children?",
        required=False,
        max_length=60,
        autocomplete="off",
    )
    reach = fields.PlainLongTextField(
        label="How could we reach them?",
        help_text="An email address or a phone number, if you have one and it is safe.",
        required=False,
        max_length=400,
        rows=2,
    )
    about = fields.PlainLongTextField(
        label="Is there anything we should know before we contact them?",
        required=False,
        max_length=2000,
        rows=4,
    )
