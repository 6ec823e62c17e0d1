from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.emails import tell_it_is_off
from kinkeeper.contact_sessions.models import Absence, Session
from kinkeeper.contact_sessions.queries import measures
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations
from kinkeeper.rules.contact_sessions import absence as notice_rule

Status = Absence.Status
CALLED_OFF = "CALLED_OFF"
# In a session that takes place after all.
STILL_HELD = (Status.ENDED_EARLY,)
PLANNER_ONLY = (CALLED_OFF, Status.CENTRE_CANCELLED)


@trail.command
def record_absence(  # noqa: PLR0913
    *,
    session: Session,
    status: str,
    by_whom: str,
    reason: str,
    by: Account,
    now: datetime,
    version_seen: int,
    told_at: datetime | None = None,
    words: str = "",
    tell: bool = True,
    once: UUID | None = None,
) -> Absence:
    """
    Write down why a session does not take place, or ended early.

    `status` is one of the model's, or `CALLED_OFF`: then the notice decides whether it
    was in good time or late (the centre's own hours, R10). `words` are sealed and for
    staff. Whoever did not cause it is told only that the date will not go ahead. The
    centre's own cancelling is never charged. `tell` is False when the caller tells the
    sides. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    check_keeper(session, by=by, at=now)
    if status in PLANNER_ONLY and not permissions.may_plan(by):
        raise RefusedError("Calling a session off needs a co-ordinator or a manager.")
    versions.advance(session, seen=version_seen)
    _check_state(session, status)
    told_at = told_at or now
    chosen = measures.in_force()
    notice = notice_rule.notice(told_at, session.starts_at, hours=chosen.notice_hours)
    if status == CALLED_OFF:
        status = (
            Status.CANCELLED_IN_NOTICE if notice.in_good_time else Status.CANCELLED_LATE
        )
    written = Absence(
        session=session,
        container=session.case.container,
        status=status,
        by_whom=by_whom,
        reason=reason,
        told_at=told_at,
        notice_hours=notice.hours,
        chargeable=notice_rule.chargeable(status, by_whom, chosen),
        recorded_at=now,
    )
    written.seal({"words": words.strip()})
    written.save()
    if status not in STILL_HELD:
        _call_off(session, by_whom, now, tell=tell)
    trail.record(
        "session.not_held" if status not in STILL_HELD else "session.ended_early",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"status": status, "by_whom": by_whom, "notice_hours": notice.hours},
    )
    obligations.refresh(case=session.case, now=now)
    return written


def _check_state(session: Session, status: str) -> None:
    if Absence.objects.filter(session=session).exists():
        raise RefusedError("This is written down already.")
    took_place = session.state in (Session.State.RUNNING, Session.State.HELD)
    if status in STILL_HELD and not took_place:
        raise RefusedError("It cannot have ended early: it has not begun.")
    if status not in STILL_HELD and took_place:
        raise RefusedError("This session took place. Write down that it ended early.")


def _call_off(session: Session, by_whom: str, now: datetime, *, tell: bool) -> None:
    """Free the room and tell the side that did not cause it, in neutral words."""
    session.state = Session.State.NOT_HELD
    session.save(update_fields=["state"])
    session.slots.all().delete()
    if session.starts_at < now or not tell:
        return
    for party in parties.adults(session.case):
        if party.side != by_whom:
            tell_it_is_off(party, on=session.held_on, now=now)
