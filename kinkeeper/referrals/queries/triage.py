"""What each side told us: one column each, never mixed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties, safe_contact
from kinkeeper.referrals.models import Invitation
from kinkeeper.referrals.queries.answers import flags
from kinkeeper.referrals.queries.invitations import sent_in
from kinkeeper.referrals.queries.papers import has_order


@dataclass(frozen=True)
class Column:
    """One side: who, what they told us, how far we are with them."""

    party: Party
    answers: Mapping[str, Any] | None
    flags: tuple[str, ...]
    ways: tuple[str, ...]
    email: str
    invitation: Invitation | None

    @property
    def state(self) -> str:
        """Say in words how far this side is."""
        if self.answers is not None:
            return "Sent us their form"
        if self.invitation is None or self.invitation.recalled_at:
            return "Not asked yet"
        return "Asked, not answered yet"


def columns(case: Case) -> list[Column]:
    """Return the sides, the adult the child lives with first."""
    forms = {
        form.party_id: form for form in case.side_forms.select_related("container")
    }
    asked: dict[int, Invitation] = {}
    for invitation in sent_in(case):
        if invitation.sort == Invitation.Sort.OTHER_SIDE:
            asked.setdefault(invitation.party_id, invitation)
    found = []
    for party in parties.adults(case).order_by("side", "pk"):
        form = forms.get(party.pk)
        answers = form.unseal()["answers"] if form else None
        found.append(
            Column(
                party=party,
                answers=answers,
                flags=tuple(flags(answers)) if answers else (),
                ways=tuple(way.text for way in safe_contact.ways(party)),
                email=party.unseal().get("email", ""),
                invitation=asked.get(party.pk),
            )
        )
    return found


def still_missing(case: Case, sides: list[Column]) -> list[str]:
    """Return what we still need before somebody can decide well."""
    missing = [
        f"The form of {side.party.person.given_name}"
        for side in sides
        if side.answers is None
    ]
    for child in parties.children(case):
        if child.person.born_on is None:
            missing.append(f"The date of birth of {child.person.given_name}")
    if case.court_orders.exists() and not has_order(case):
        missing.append("A copy of the court order")
    return missing


def forbidden(case: Case) -> bool:
    """Say whether somebody told us that an order forbids contact."""
    return case.court_orders.filter(forbids_contact=True).exists()
