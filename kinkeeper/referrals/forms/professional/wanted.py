"""Part 6 of a professional's form: what is asked for, who pays, what is confirmed."""

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.forms.declaration import DeclarationForm
from kinkeeper.referrals.forms.professional.questions import (
    YES_NO,
    line,
    one,
    some,
    story,
)
from kinkeeper.referrals.forms.wishes import DAYS, SERVICES

PAYERS = (
    ("private", "The family"),
    ("local_authority", "The council"),
    ("cafcass", "Cafcass"),
    ("legal_aid", "Legal aid"),
    ("unknown", "It is not agreed yet"),
)


class WantedForm(PlainForm):
    """Which service, for what, from when."""

    service = one(
        "Which service do you ask for?",
        SERVICES,
        asking="a service, or that you are not sure",
    )
    words = story("What is it for, and what comes after it?", rows=4)
    begin = line("From when?", most=80)
    often = line("How often, and how long each time?", most=120)
    resident_days = some("When can the adult the children live with come?", DAYS)
    visiting_days = some("When can the visiting adult come?", DAYS)


class ArrangementsForm(PlainForm):
    """How it should go on the day."""

    brings = line("Who brings the children, and who takes them home?")
    apart = one(
        "Must the adults be kept apart?",
        YES_NO,
        asking="whether the adults must be kept apart",
    )
    wait = line("How long should the visiting adult wait behind?", most=80)
    leave = one("May the child leave the building?", YES_NO)
    toilet = line("Who helps a child in the toilet?")
    gifts = line("Photos, presents, food: what is agreed?")
    transport = line("How does each side come?")


class FundingForm(PlainForm):
    """Who pays."""

    payer = one("Who pays?", PAYERS, asking="who pays, or that it is not agreed")
    split = line("How is it shared?", most=120)
    order_number = line("Number of your purchase order", most=60)
    budget = line("Who holds the budget?")
    hours = line("How many hours are approved?", most=60)
    hardship = story("Should we know of money worries?", most=600)


class ProfessionalDeclarationForm(DeclarationForm):
    """What the professional confirms."""

    level = fields.PlainTickField(
        label="I know what this service does, and that supported time has no reports",
        asking="that you know what the service does",
    )
    medical = fields.PlainTickField(
        label="Who cares for the children agreed that you keep what I wrote on health",
        help_text="You use it only to keep the children safe while they are with you.",
        required=False,
    )
