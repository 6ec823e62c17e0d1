"""The referrals that wait for somebody, with what is next and whose turn it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import blocked, parties
from kinkeeper.people.queries.cases import case_by_key, cases_visible_to
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Decision, Referral

WAITING = (Case.Stage.REFERRED, Case.Stage.WAITING, Case.Stage.ACCEPTED)


@dataclass(frozen=True)
class Card:
    """One referral in the inbox. Names nobody but the children."""

    key: UUID
    sign: str
    reference: str
    children: str
    stage: str
    route: str
    service: str
    received_at: datetime
    read_by_on: date
    late: bool
    next: str
    turn: str


def inbox(*, viewer: Account, today: date) -> Iterator[Card]:
    """Yield the referrals that are not ready for a first session, oldest first."""
    if not permissions.may_decide(viewer):
        raise Http404
    waiting = Referral.objects.filter(
        case__in=cases_visible_to(viewer).filter(stage__in=WAITING)
    )
    covered = blocked.blocked_now()
    for referral in waiting.select_related("case").order_by("received_at", "pk"):
        yield _card(referral, today, covered=referral.case_id in covered)


def referral_by_key(key: UUID, *, viewer: Account) -> Case:
    """
    Return the case of a referral, and write down that its forms were read.

    Raises Http404 for those who do not decide, and when there is none.
    """
    if not permissions.may_decide(viewer):
        raise Http404
    case = case_by_key(key, viewer=viewer)
    if case.file_destroyed_on or not Referral.objects.filter(case=case).exists():
        raise Http404
    trail.viewed(
        "referral",
        about=case,
        by=viewer,
        purpose="Read a referral",
        case_key=case.key,
    )
    return case


def decision_on(case: Case) -> Decision | None:
    """Return what was decided or proposed, with the people who did."""
    found = Decision.objects.filter(case=case)
    return found.select_related("decided_by", "agreed_by", "container").first()


def why(decision: Decision) -> str:
    """Return the reasons of a decision, for staff who may see the case."""
    words = str(decision.unseal()["reason"])
    return f"{decision.get_ground_display()}. {words}" if decision.ground else words


def party_by_key(key: UUID, case: Case) -> Party:
    """Return an adult's part in this very case. Raises Http404 for any other."""
    party = parties.adults(case).select_related("case__container").filter(key=key)
    found = party.first()
    if found is None:
        raise Http404
    return found


def what_is_next(case: Case) -> tuple[str, str]:
    """Return the next step, and whose turn it is."""
    decision = decision_on(case)
    if decision and decision.outcome == Decision.Outcome.DECLINE:
        return "A second person looks at not offering a place", "Us"
    if case.stage == Case.Stage.ACCEPTED:
        return "Pre-visits, each side for itself", "Us"
    if case.stage == Case.Stage.WAITING:
        return "Their form has not come yet", "The other side"
    forms = case.side_forms.count()
    if forms > 1:
        return "Both sides have told us. Decide", "Us"
    if not forms:
        return "Read it, then ask each adult for their side", "Us"
    return "Read it, then ask the other side", "Us"


def _card(referral: Referral, today: date, *, covered: bool) -> Card:
    case = referral.case
    following, turn = what_is_next(case)
    unread = case.stage == Case.Stage.REFERRED
    return Card(
        key=case.key,
        sign=case.callsign,
        reference=case.reference,
        children=blocked.WORDS if covered else parties.children_names(case),
        stage=case.get_stage_display(),
        route=case.get_route_display(),
        service=case.get_service_display(),
        received_at=referral.received_at,
        read_by_on=referral.read_by_on,
        late=unread and referral.read_by_on < today,
        next=following,
        turn=turn,
    )
