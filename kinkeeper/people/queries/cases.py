"""Which cases a person may know of. "No such case" and "not yours" look the same."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people import permissions
from kinkeeper.people.models import Case


def cases_visible_to(viewer: Account, *, today: date | None = None) -> QuerySet[Case]:
    """
    Return the cases that `viewer` may know of.

    All of them for those who see all; for other workers the ones they are assigned to
    on `today` (London); for a family member the cases in which they have a part.
    """
    cases = Case.objects.all()
    if not viewer.is_active:
        return cases.none()
    if permissions.may_see_all_cases(viewer):
        return cases
    if viewer.is_team:
        day = today or clock.today()
        assigned = viewer.assignments.filter(from_on__lte=day, to_on__gte=day)
        return cases.filter(pk__in=assigned.values("case_id"), file_destroyed_on=None)
    return cases.filter(
        pk__in=viewer.parts.values("case_id"),  # type: ignore[attr-defined]
        file_destroyed_on=None,
    )


def case_by_sign(sign: str, *, viewer: Account) -> Case:
    """
    Return a case by the call-sign of an open case, or by the reference of any case.

    Raises Http404 when there is none, and when it is not the viewer's.
    """
    living = Q(
        callsign__iexact=sign,
        closed_on=None,
        declined_on=None,
        file_destroyed_on=None,
    )
    found = cases_visible_to(viewer).filter(living | Q(reference__iexact=sign))
    case = found.select_related("container", "reports_container").first()
    if case is None or not sign:
        raise Http404
    return case


def case_by_key(key: UUID | str, *, viewer: Account) -> Case:
    """Return a case by its key. Raises Http404 when there is none for this viewer."""
    found = cases_visible_to(viewer).select_related("container", "reports_container")
    case = found.filter(key=key).first()
    if case is None:
        raise Http404
    return case


def sign_of(case: Case) -> str:
    """Return how the addresses of staff pages name a case: `alder` or `kk-0147`."""
    if case.is_open and case.callsign:
        return case.callsign.lower()
    return case.reference.lower()
