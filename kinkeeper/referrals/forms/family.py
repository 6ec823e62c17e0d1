"""The pages of a family member's own form."""

from kinkeeper.referrals.forms.adults import (
    AddressForm,
    NeedsForm,
    OtherAdultForm,
    YouForm,
)
from kinkeeper.referrals.forms.court import CourtForm, PeopleHelpingForm
from kinkeeper.referrals.forms.declaration import DeclarationForm
from kinkeeper.referrals.forms.safe_contact import CallForm, EmailForm, TextForm
from kinkeeper.referrals.forms.steps import CHILDREN, Journey, Step
from kinkeeper.referrals.forms.wishes import WishesForm
from kinkeeper.referrals.forms.worries import WorriesForm

_SAFE = "Part 1 of 7: staying safe"
_COURT = "Part 5 of 7: court and people who help"
FAMILY = Journey(
    steps=(
        Step(
            "email", _SAFE, "Email", EmailForm, "We ask this first, to keep you safe."
        ),
        Step("text", _SAFE, "Text messages", TextForm),
        Step("call", _SAFE, "Phone calls", CallForm),
        Step(CHILDREN, "Part 2 of 7: the children", "The children", None),
        Step("you", "Part 3 of 7: you", "You", YouForm),
        Step("address", "Part 3 of 7: you", "Where you live", AddressForm),
        Step("needs", "Part 3 of 7: you", "What we should be ready for", NeedsForm),
        Step(
            "other-adult",
            "Part 4 of 7: the other adult",
            "The other adult",
            OtherAdultForm,
            "Tell us only what you know. Leave out anything that is not safe.",
        ),
        Step("court", _COURT, "Court", CourtForm),
        Step("people-helping", _COURT, "People who help", PeopleHelpingForm),
        Step("worries", "Part 6 of 7: worries", "Worries", WorriesForm),
        Step("wishes", "Part 7 of 7: what would help", "What would help", WishesForm),
        Step("declaration", "Last page", "Before you send it", DeclarationForm),
    ),
    health_page="needs",
)
