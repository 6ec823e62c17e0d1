"""The pages of a family's form, in their order: one topic on each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.referrals.forms.adults import (
    AddressForm,
    NeedsForm,
    OtherAdultForm,
    YouForm,
)
from kinkeeper.referrals.forms.court import CourtForm, PeopleHelpingForm
from kinkeeper.referrals.forms.declaration import DeclarationForm
from kinkeeper.referrals.forms.safe_contact import CallForm, EmailForm, TextForm
from kinkeeper.referrals.forms.wishes import WishesForm
from kinkeeper.referrals.forms.worries import WorriesForm


@dataclass(frozen=True)
class Step:
    """One page: its place in the address, its part of the form, its heading."""

    slug: str
    part: str
    heading: str
    form: type[PlainForm] | None
    lead: str = ""


_SAFE = "Part 1 of 7: staying safe"
_COURT = "Part 5 of 7: court and people who help"
STEPS: tuple[Step, ...] = (
    Step("email", _SAFE, "Email", EmailForm, "We ask this first, to keep you safe."),
    Step("text", _SAFE, "Text messages", TextForm),
    Step("call", _SAFE, "Phone calls", CallForm),
    Step("children", "Part 2 of 7: the children", "The children", None),
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
)
BY_SLUG = {step.slug: step for step in STEPS}
Answers = Mapping[str, Any]


def form_of(step: Step, data: Any, answers: Answers) -> PlainForm:
    """Return the form of a page with what was answered before."""
    if step.form is None:
        raise LookupError(step.slug)
    options: dict[str, Any] = {"initial": answers.get(step.slug, {})}
    if step.form is DeclarationForm:
        options["health_told"] = bool(answers.get("needs", {}).get("health"))
    return step.form(data, **options)


def following(slug: str) -> Step | None:
    """Return the page after this one; None after the last."""
    place = [step.slug for step in STEPS].index(slug)
    return STEPS[place + 1] if place + 1 < len(STEPS) else None


def before(slug: str) -> Step | None:
    place = [step.slug for step in STEPS].index(slug)
    return STEPS[place - 1] if place else None


def unanswered(answers: Answers) -> Step | None:
    """Return the first page that still has to be answered; None when all are."""
    for step in STEPS:
        if not answers.get(step.slug):
            return step
    if answers["needs"].get("health") and not answers["declaration"].get("medical"):
        return BY_SLUG["declaration"]
    return None


def rows_of(step: Step, answers: Answers, *, url: str = "") -> list[SummaryRow]:
    """Return the answers of a page as rows, each with its way to change it."""
    told = answers.get(step.slug)
    if not told:
        return []
    if step.form is None:
        return [SummaryRow(f"Child {n}", _child(c), url) for n, c in enumerate(told, 1)]
    shown = step.form.base_fields
    return [
        SummaryRow(str(shown[name].label), _words(shown[name], value), url)
        for name, value in told.items()
        if name in shown
    ]


def _child(child: Mapping[str, Any]) -> str:
    name = f"{child['given_name']} {child['family_name']}".strip()
    if not child.get("born_on"):
        return f"{name}, date of birth not known"
    born = date.fromisoformat(child["born_on"])
    return f"{name}, born {born.day} {born:%B %Y}"


def _words(field: Any, value: Any) -> str | list[str]:
    choices = dict(getattr(field, "choices", ()))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return [str(choices.get(each, each)) for each in value]
    return str(choices.get(value, value or ""))
