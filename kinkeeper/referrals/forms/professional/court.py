"""Part 4 of a professional's form: orders, proceedings, agencies."""

from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.referrals.forms.professional.questions import (
    YES_NO,
    day,
    line,
    one,
    story,
)


class OrderForm(PlainForm):
    """Is there a court order, and which?"""

    order = one(
        "Is there a court order about the children?",
        YES_NO,
        asking="whether there is a court order",
    )
    court = line("Which court?")
    number = line("Case number", most=60)
    kind = line("What kind of order?", "Example: child arrangements, interim.")
    made_on = day("When was it made?", "the day of the order")
    ends_on = day("When does it end?", "the day on which the order ends")
    forbids = one("Does it say that somebody must not see the children?", YES_NO)


class OrderTermsForm(PlainForm):
    """What the order says about contact. A person reads the order itself."""

    says = story("What does it say about contact?", "How often, how long, how watched.")
    who = line("Who may be there?")
    may_leave = one("May the child leave the building with the visiting adult?", YES_NO)
    reports = line("Does it ask for reports? Who gets them?")
    may_share = one("May you show us the order and the court papers?", YES_NO)


class ProceedingsForm(PlainForm):
    """What else a court or the police decided."""

    hearing = line("When is the next hearing?", most=120)
    injunctions = story("Injunctions and promises to the court")
    bail = story("Bail conditions")
    specific = story("Orders on one question", "Prohibited steps, specific issue.")


class AgenciesForm(PlainForm):
    """Who else works with the family."""

    cafcass = one(
        "Does Cafcass work with the family?",
        YES_NO,
        asking="whether Cafcass works with the family",
    )
    social_worker = one(
        "Do the children have a social worker?",
        YES_NO,
        asking="whether the children have a social worker",
    )
    plan = line("Is there a child-protection or child-in-need plan?")
    who = story(
        "Who helps, and how do we reach them?",
        "Cafcass, social work, police, probation, health visitor, abuse service.",
    )
