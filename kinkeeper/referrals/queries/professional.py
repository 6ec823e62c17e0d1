"""What a professional wrote about a family, for staff who decide, and for each side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import whereabouts
from kinkeeper.referrals.models import ProfessionalForm
from kinkeeper.referrals.queries.answers import Answers, professional_flags

# Where the words of somebody else about a person's own details lie, on that person's
# part. Their own words never overwrite them: the wall has to know both.
TOLD_FOR_THEM = "told_for_them"
# Who gave the details in use. Begins with "_": it is not a detail to look for.
SOURCE = "_told_by"
A_PROFESSIONAL = "professional"
_DETAILS = ("email", "phone", "address", "postcode")
_MORE = ("work", "solicitor")
# "None" and "Not known" are no details, and would be found in every letter.
_SHORTEST = 9
# What the rest of the product knows as a person's details.
IN_USE = (*_DETAILS, "school", "car")


@dataclass(frozen=True)
class Written:
    """A professional's form as staff read it."""

    who: str
    role: str
    reached_at: str
    answers: Answers
    flags: tuple[str, ...]
    on: date


def form_of(case: Case) -> ProfessionalForm | None:
    found = ProfessionalForm.objects.filter(case=case)
    return found.select_related("container").first()


def written_of(case: Case) -> Written | None:
    """Return what a professional wrote; None when the family came by itself."""
    form = form_of(case)
    if form is None:
        return None
    answers = form.unseal()["answers"]
    who, reach = answers["referrer"], answers["reach-you"]
    return Written(
        who=f"{who['name']}, {who['agency']}",
        role=form.get_role_display(),
        reached_at=f"{reach['email']}, {reach['phone']}",
        answers=answers,
        flags=tuple(professional_flags(answers)),
        on=clock.london(form.sent_at).date(),
    )


def told_of(answers: Answers, page: str) -> dict[str, Any]:
    """Return what is sealed on an adult's part. `page`: "resident" or "visiting"."""
    reach, needs = answers[f"{page}-reach"], answers[f"{page}-needs"]
    told = {name: reach[name] for name in _DETAILS}
    told["car"] = needs["car"]
    told |= {name: needs[name] for name in _MORE if len(needs[name]) >= _SHORTEST}
    if page == "resident":
        # The children live here: where they learn is this side's own (K3).
        told["school"] = answers["lives"]["school"]
    kept = {name: value for name, value in told.items() if value}
    return {TOLD_FOR_THEM: kept, whereabouts.REFUGE: reach["refuge"]}


def told_for_them(party: Party) -> Mapping[str, str]:
    """Return the details that a professional gave of somebody."""
    found: Mapping[str, str] = party.unseal().get(TOLD_FOR_THEM, {})
    return found


def order_of(answers: Answers) -> dict[str, str]:
    """Return the words of an order, as a professional tells them."""
    court, terms = answers["court"], answers["order-terms"]
    return {
        "terms": terms["says"],
        "court": court["court"],
        "number": court["number"],
        "kind": court["kind"],
        "made_on": court["made_on"] or "",
        "who": terms["who"],
        "reports": terms["reports"],
    }
