"""Part 1 of a professional's form: who refers, for whom, and who knows of it."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.forms.professional.questions import line, one, story
from kinkeeper.referrals.models import ProfessionalForm

FOR_WHOM = (
    ("RESIDENT", "The adult the children live with"),
    ("VISITING", "The visiting adult"),
    ("children", "The children"),
    ("nobody", "Nobody: for the court or the council"),
)
WHO_KNOWS = (
    ("both", "Both adults"),
    ("one", "One of them"),
    ("none", "Neither of them"),
)


class ReferrerForm(PlainForm):
    """Who refers the family."""

    role = one(
        "Who are you?", tuple(ProfessionalForm.Role.choices), asking="who you are"
    )
    name = fields.PlainTextField(
        label="Your name", asking="your name", max_length=120, autocomplete="name"
    )
    agency = fields.PlainTextField(
        label="Your firm, court, council or service",
        asking="the name of your firm, court, council or service",
        max_length=160,
        autocomplete="organization",
    )


class ReachReferrerForm(PlainForm):
    """How the professional is reached."""

    email = fields.PlainEmailField(
        label="Your work email",
        asking="your work email",
        help_text="A secure one. Our answer goes here.",
        autocomplete="email",
    )
    phone = fields.PlainPhoneField(
        label="Your work phone", asking="your work phone", autocomplete="tel"
    )
    address = story("Your work address", most=400)
    reference = line("Your own reference", most=60)
    stand_in = line("Who stands in for you when you are away?")


class ActingForm(PlainForm):
    """For whom the professional acts, and which adults know of the referral."""

    acting_for = one("For whom do you act?", FOR_WHOM, asking="for whom you act")
    knows = one(
        "Who knows about this referral?", WHO_KNOWS, asking="who knows about it"
    )
    knows_because = line(
        "If not both: why not?", "Example: it is not safe to ask.", most=400
    )
    seen = story("Who has seen what you write here?", most=400)

    def clean(self) -> None:
        told = self.cleaned_data
        if told.get("knows") in ("one", "none") and not told.get("knows_because"):
            self.add_error("knows_because", "Tell us why, in a few words")
