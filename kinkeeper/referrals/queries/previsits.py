"""The pre-visits of a family and who has joined the portal."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties
from kinkeeper.people.queries.cases import case_by_sign
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import PreVisit


@dataclass(frozen=True)
class SideVisits:
    """One adult with their own pre-visits, newest first."""

    party: Party
    visits: Sequence[PreVisit]


def case_for_previsits(sign: str, *, viewer: Account) -> Case:
    """Return a living case. Raises Http404 for those who record no pre-visits."""
    if not permissions.may_record_previsits(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    if not case.is_open:
        raise Http404
    trail.viewed(
        "previsits",
        about=case,
        by=viewer,
        purpose="Prepared the first session",
        case_key=case.key,
    )
    return case


def sides_of(case: Case) -> list[SideVisits]:
    """Return each adult with their pre-visits."""
    return [
        SideVisits(party, list(party.previsits.order_by("-held_on", "-pk")))
        for party in parties.adults(case)
    ]


def visit_to_complete(case: Case, key: UUID) -> PreVisit:
    """Return a visit of this family in which something was left open. Else Http404."""
    visits = PreVisit.objects.filter(case=case, key=key).select_related(
        "party__person", "container"
    )
    found = visits.first()
    if found is None or not found.leaves_open:
        raise Http404
    return found
