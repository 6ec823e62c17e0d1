"""The pages with which a professional refers a family. They start empty, always."""

from kinkeeper.referrals.forms.professional.court import (
    AgenciesForm,
    OrderForm,
    OrderTermsForm,
    ProceedingsForm,
)
from kinkeeper.referrals.forms.professional.family import (
    AdultForm,
    AdultNeedsForm,
    AdultReachForm,
    ChildrensLivesForm,
    HealthForm,
    HouseholdForm,
    LastTimeForm,
    ReferredChildForm,
)
from kinkeeper.referrals.forms.professional.referrer import (
    ActingForm,
    ReachReferrerForm,
    ReferrerForm,
)
from kinkeeper.referrals.forms.professional.risk import RisksForm
from kinkeeper.referrals.forms.professional.wanted import (
    ArrangementsForm,
    FundingForm,
    ProfessionalDeclarationForm,
    WantedForm,
)
from kinkeeper.referrals.forms.steps import CHILDREN, PAPERS, Journey, Step

_YOU = "Part 1 of 6: you"
_CHILDREN = "Part 2 of 6: the children"
_ADULTS = "Part 3 of 6: the adults"
_COURT = "Part 4 of 6: court and agencies"
_RISK = "Part 5 of 6: risk"
_WANTED = "Part 6 of 6: what you ask for"
_EACH = "Only this adult’s side. The other adult never sees it."
_LIVES_WITH = "The adult the children live with"
PROFESSIONAL = Journey(
    steps=(
        Step("referrer", _YOU, "You", ReferrerForm, called="Who refers"),
        Step(
            "reach-you",
            _YOU,
            "How we reach you",
            ReachReferrerForm,
            called="How we reach them",
        ),
        Step(
            "acting", _YOU, "For whom you act", ActingForm, called="For whom they act"
        ),
        Step(CHILDREN, _CHILDREN, "The children", None),
        Step("health", _CHILDREN, "The children’s health", HealthForm),
        Step("lives", _CHILDREN, "The children’s lives", ChildrensLivesForm),
        Step("last-time", _CHILDREN, "Seeing each other until now", LastTimeForm),
        Step("resident", _ADULTS, _LIVES_WITH, AdultForm, _EACH),
        Step(
            "resident-reach", _ADULTS, f"{_LIVES_WITH}: contact", AdultReachForm, _EACH
        ),
        Step("resident-needs", _ADULTS, f"{_LIVES_WITH}: needs", AdultNeedsForm, _EACH),
        Step("visiting", _ADULTS, "The visiting adult", AdultForm, _EACH),
        Step(
            "visiting-reach",
            _ADULTS,
            "The visiting adult: contact",
            AdultReachForm,
            _EACH,
        ),
        Step(
            "visiting-needs",
            _ADULTS,
            "The visiting adult: needs",
            AdultNeedsForm,
            _EACH,
        ),
        Step("household", _ADULTS, "Others", HouseholdForm),
        Step("court", _COURT, "The order", OrderForm),
        Step("order-terms", _COURT, "What the order says", OrderTermsForm),
        Step(PAPERS, _COURT, "Papers", None),
        Step("proceedings", _COURT, "Other decisions", ProceedingsForm),
        Step("people-helping", _COURT, "Who works with the family", AgenciesForm),
        Step(
            "risks",
            _RISK,
            "Risk",
            RisksForm,
            "To the child, to each adult and to our team. Say where it comes from.",
        ),
        Step("wishes", _WANTED, "What you ask for", WantedForm),
        Step("arrangements", _WANTED, "On the day", ArrangementsForm),
        Step("funding", _WANTED, "Who pays", FundingForm),
        Step(
            "declaration",
            "Last page",
            "Before you send it",
            ProfessionalDeclarationForm,
        ),
    ),
    health_page="health",
    children=ReferredChildForm,
)
