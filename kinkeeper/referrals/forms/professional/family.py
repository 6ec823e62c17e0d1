"""Parts 2 and 3 of a professional's form: the children and each adult, apart."""

from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.forms.children import ChildForm
from kinkeeper.referrals.forms.professional.questions import (
    YES_NO,
    day,
    line,
    one,
    some,
    story,
)

REACH = (
    ("call", "A call"),
    ("voicemail", "A voicemail"),
    ("text", "A text message"),
    ("email", "An email"),
    ("post", "A letter"),
)


class ReferredChildForm(ChildForm):
    """One child, as a professional knows it."""

    known_as = line("What the child is called", "If it is another name.", most=80)
    gender = line("Gender", most=40)


class HealthForm(PlainForm):
    """What the room and the team must be ready for."""

    health = story(
        "Allergies, illnesses, medicines",
        "Say which child, and what we must do.",
        rows=4,
    )
    needs = story("Disability or special needs, and what helps")


class ChildrensLivesForm(PlainForm):
    """Where the children live and learn. We do not tell the visiting adult."""

    lives_with = line("With whom do the children live?")
    legal = line(
        "Are they looked after by a council?", "Which council, and under which order."
    )
    school = line("School or nursery")
    siblings = line("Brothers and sisters who would not come")
    language = line("First language")
    culture = line("Religion, food, customs")
    ethnicity = line("Ethnic group", "As the family says it.", most=80)


class LastTimeForm(PlainForm):
    """The children and the visiting adult until now."""

    last_on = line("When did they last see the visiting adult?", most=80)
    how_it_was = story("How was it?")
    wishes = story("What do the children want and feel?", "Say how you know.")
    fears = story("What are they afraid of?")


class AdultForm(PlainForm):
    """Who an adult is."""

    given_name = fields.PlainTextField(
        label="First name", asking="the first name", max_length=80, autocomplete="off"
    )
    family_name = line("Last name", most=80)
    former_names = line("Earlier names", most=120)
    born_on = day("Date of birth", "the date of birth")
    relationship = fields.PlainTextField(
        label="Who are they to the children?",
        asking="who they are to the children",
        max_length=60,
        autocomplete="off",
    )
    responsible = one("Do they have parental responsibility?", YES_NO)


class AdultReachForm(PlainForm):
    """How an adult is reached: kept on that adult's side, whoever told us."""

    refuge = fields.PlainTickField(
        label="They are in a refuge or a safe house",
        help_text="We keep no address of a refuge. Leave it empty.",
        required=False,
    )
    address = story("Address", most=400)
    postcode = fields.PlainTextField(
        label="Postcode", required=False, max_length=10, width="s", autocomplete="off"
    )
    keep_address_secret = fields.PlainTickField(
        label="Their address must be kept secret",
        help_text="We never give it to the other adult, whatever you choose.",
        required=False,
    )
    phone = fields.PlainPhoneField(label="Mobile number", required=False)
    email = fields.PlainEmailField(label="Email address", required=False)
    safe = some("What is safe?", REACH, "We ask them ourselves before we write.")
    safe_times = line("At which times?", most=120)

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("refuge") and (told.get("address") or told.get("postcode")):
            self.add_error("address", "Take out the address of the refuge")
        return told


class AdultNeedsForm(PlainForm):
    """What an adult needs, and who helps them."""

    language = line("Language, and does an interpreter have to come?")
    access = line(
        "What would make a visit easier?", "A step-free way in, a quiet room."
    )
    ethnicity = line("Ethnic group", "As they say it.", most=80)
    work = line("Work")
    car = line("Car registration", most=12)
    identity = line("Which proof of who they are did you see?")
    solicitor = line("Their solicitor, and the reference")
    emergency = line("Whom do we call in an emergency?", "A name and a number.")


class HouseholdForm(PlainForm):
    """Others in the homes, and others who would come."""

    others = story("Who else lives with either adult?", "New partners, other adults.")
    visitors = story(
        "Who else would like to see the children?",
        "Name, who they are, date of birth. Do both adults agree, or the court?",
    )
