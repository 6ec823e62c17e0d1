from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party
from kinkeeper.people.queries import consents, responsible
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights import emails, permissions
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import RightsRequest
from kinkeeper.privacy.rights.queries.concerning import Concerned


@trail.command
def open_request(  # noqa: PLR0913
    *,
    right: str,
    words: str,
    channel: str,
    received_at: datetime,
    concerned: Concerned,
    by: Account,
    now: datetime,
    for_child: bool = False,
    asked_by: Party | None = None,
    once: UUID | None = None,
) -> RightsRequest:
    """
    Put a request about somebody's own information on the register.

    In the same transaction everything about them is put on hold, agreed disposals are
    taken out, and when they ask to block it or object, it is no longer used. Staff who
    handle requests may do it, and a family member for themselves or for a child for
    whom they hold parental responsibility. Where no paper shows that `asked_by` holds
    it, the clock waits for one. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    today = clock.london(now).date()
    if for_child:
        _check_child(concerned, asked_by, by, today)
    else:
        opening.check_may_open(concerned, by)
    request = opening.opened(
        RightsRequest(
            right=RightsRequest.Right(right),
            channel=channel,
            received_at=received_at,
            for_child=for_child,
            authority_asked_on=today if for_child else None,
            authority_came_on=_authority(concerned, asked_by, today)
            if for_child
            else None,
        ),
        letters="RR",
        concerned=concerned,
        words=words,
        by=by,
        now=now,
    )
    own_access = request.worker_reference and right == RightsRequest.Right.ACCESS
    kind = Hold.Kind.OWN_ACCESS_REQUEST if own_access else Hold.Kind.RIGHTS_REQUEST
    opening.hold_for(request, kind, by=by, now=now)
    if request.right in RightsRequest.BLOCKING:
        opening.hold_for(request, Hold.Kind.RESTRICTION, by=by, now=now)
    if not by.is_team:
        emails.tell_handlers("requests", now=now)
    opening.keep(request, now=now)
    opening.noted("rights_request.opened", request, by, right=str(request.right))
    return request


def _child_of(concerned: Concerned) -> Party | None:
    if concerned.case is None or concerned.person is None:
        return None
    found = concerned.case.parties.filter(person=concerned.person)
    return found.select_related("person", "case").first()


def _check_child(
    concerned: Concerned, asked_by: Party | None, by: Account, today: date
) -> None:
    child = _child_of(concerned)
    if child is None or not child.person.is_child:
        raise RefusedError("Choose the child whom the request is about.")
    if asked_by is not None and asked_by.account_id == by.pk:
        if not responsible.may_act(asked_by, child, today=today):
            raise RefusedError("We do not know that you may act for this child.")
        return
    permissions.insist_may_handle(by)
    if consents.is_grown_up(child, today=today):
        raise RefusedError("They are grown up. They ask for themselves.")


def _authority(
    concerned: Concerned, asked_by: Party | None, today: date
) -> date | None:
    """Return today when a paper was seen before, None when it is still to come."""
    child = _child_of(concerned)
    if child is None or asked_by is None:
        return None
    shown = responsible.is_shown_to_act(asked_by, child, today=today)
    return today if shown else None
