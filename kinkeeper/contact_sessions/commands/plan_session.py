from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.first_session import keep_reason, pass_gate
from kinkeeper.contact_sessions.commands.place_session import place_session
from kinkeeper.contact_sessions.models import Door, Room, Session, SessionFunder
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.assign import assign
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.leave_waiting_list import stop_waiting
from kinkeeper.referrals.models import WaitingPlace
from kinkeeper.rules.contact_sessions.staggering import USUAL_APART_MINUTES

SEES_BEFORE, SEES_AFTER = timedelta(days=7), timedelta(days=14)


@trail.command
def plan_session(  # noqa: PLR0913
    *,
    case: Case,
    room: Room,
    on: date,
    start: time,
    minutes: int,
    supervisor: Account | None,
    funders: Sequence[tuple[str, int]],
    child_door: Door,
    visitor_door: Door,
    by: Account,
    now: datetime,
    apart_minutes: int = USUAL_APART_MINUTES,
    override_reason: str = "",
    series: UUID | None = None,
    once: UUID | None = None,
) -> Session:
    """
    Plan one time together. `on` and `start` are London; `minutes` is the child's time.

    `funders` are pairs of kind and per cent that add up to 100. A first session waits
    for what must be in place; a manager may go on with `override_reason`. The worker
    may see the family from 7 days before to 14 days after. `series` ties it to other
    dates that were planned together.
    Raises NotReadyError, DoesNotFitError and other RefusedErrors.
    """
    once_only.claim(once, by=by)
    if not permissions.may_plan(by):
        raise RefusedError("Planning needs a co-ordinator or a manager.")
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if not case.is_open:
        raise RefusedError("This family’s case is closed. Reopen it first.")
    check_worker(supervisor, case.service)
    _check_shares(funders)
    gaps = pass_gate(case, on, reason=override_reason, by=by)
    starts_at = clock.moment(on, start.hour, start.minute)
    session = Session(
        case=case,
        service=case.service,
        room=room,
        supervisor=supervisor,
        held_on=on,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        apart_minutes=apart_minutes,
        child_door=child_door,
        visitor_door=visitor_door,
        planned_by=by,
        series=series,
    )
    place_session(session, now=now)
    SessionFunder.objects.bulk_create(
        SessionFunder(session=session, kind=kind, share=share)
        for kind, share in funders
        if share
    )
    keep_reason(session, gaps, override_reason, by=by, now=now)
    roster(session, by=by)
    today = clock.london(now).date()
    stop_waiting(case, outcome=WaitingPlace.Outcome.PLACED, on=today)
    trail.record(
        "session.planned",
        about=session,
        by=by,
        case_key=case.key,
        detail={"on": str(on), "regardless": bool(gaps)},
    )
    obligations.refresh(case=case, now=now)
    return session


def check_worker(supervisor: Account | None, service: str) -> None:
    """Raise RefusedError when this worker cannot run a session of this service."""
    if supervisor is None:
        if Session(service=service).is_observed:
            raise RefusedError("Choose who supervises. Somebody has to be in the room.")
        return
    if not permissions.may_supervise(supervisor, service):
        raise RefusedError(f"{supervisor.short_name} cannot run this kind of session.")


def roster(session: Session, *, by: Account) -> None:
    """Give the session's worker the need to know, for three weeks."""
    if session.supervisor is not None:
        assign(
            case=session.case,
            account=session.supervisor,
            from_on=session.held_on - SEES_BEFORE,
            to_on=session.held_on + SEES_AFTER,
            by=by,
        )


def _check_shares(funders: Sequence[tuple[str, int]]) -> None:
    kinds = [kind for kind, _ in funders]
    if len(set(kinds)) != len(kinds):
        raise RefusedError("Each funder is named once.")
    if sum(share for _, share in funders) != 100:
        raise RefusedError("The shares of those who pay must add up to 100 per cent.")
