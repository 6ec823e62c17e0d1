"""Moving or calling off a date of a series and all that come after it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.commands.plan_series import on_each_date
from kinkeeper.contact_sessions.commands.record_absence import (
    CALLED_OFF,
    record_absence,
)
from kinkeeper.contact_sessions.emails import tell_of_a_change, tell_they_are_off
from kinkeeper.contact_sessions.models import Room, Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations


@dataclass(frozen=True)
class NewTime:
    """Where the first of the dates goes; the others move by as many days.

    `leave_out`: dates (their old days) that stay as they are.
    """

    room: Room
    on: date
    start: time
    leave_out: Collection[date] = ()


@trail.command
def move_series(
    *,
    session: Session,
    to: NewTime,
    by: Account,
    now: datetime,
    version_seen: int,
    override_reason: str = "",
    once: UUID | None = None,
) -> int:
    """
    Move this date and all later ones of its series. Return how many were moved.

    All are moved or none. Both sides are told once to look at their dates. Where
    something is missing before a first time, a manager may go on for a reason, as with
    one date; it is kept with each. Raises SeriesDoesNotFitError and what moving one
    session raises.
    """
    once_only.claim(once, by=by)
    wanted = _from_here_on(session, by, version_seen)
    shift = to.on - session.held_on
    left = {one.held_on: one for one in wanted if one.held_on not in to.leave_out}
    # Whoever goes later goes first, so that no date is in the way of its neighbour.
    order = sorted(left, reverse=shift.days > 0)

    def move(day: date) -> Session:
        one = left[day]
        move_session(
            session=one,
            room=to.room,
            on=day + shift,
            start=to.start,
            by=by,
            now=now,
            version_seen=one.version,
            override_reason=override_reason,
            tell=False,
        )
        return one

    if not order:
        raise RefusedError("No date is left. Leave out fewer dates.")
    moved = on_each_date(order, move)
    for party in parties.adults(session.case):
        tell_of_a_change(party, now=now)
    _record("series.moved", session, by, len(moved))
    return len(moved)


@trail.command
def call_off_series(  # noqa: PLR0913
    *,
    session: Session,
    by_whom: str,
    reason: str,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> int:
    """
    Call off this date and all later ones of its series. Return how many.

    Each date keeps its own line about it. The sides are told once, without a reason;
    the side that called it off is not told. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    wanted = _from_here_on(session, by, version_seen)
    for one in wanted:
        record_absence(
            session=one,
            status=CALLED_OFF,
            by_whom=by_whom,
            reason=reason,
            words=words,
            by=by,
            now=now,
            version_seen=one.version,
            tell=False,
        )
    for party in parties.adults(session.case):
        if party.side != by_whom:
            tell_they_are_off(party, first=session.held_on, now=now)
    _record("series.called_off", session, by, len(wanted))
    return len(wanted)


def _from_here_on(
    session: Session, by: Account, version_seen: int
) -> Sequence[Session]:
    """Return the dates that are still planned, this one first. Raises RefusedError."""
    if not permissions.may_plan(by):
        raise RefusedError("Planning needs a co-ordinator or a manager.")
    if session.series is None:
        raise RefusedError("This session does not belong to a series.")
    obligations.locked(session.case)
    found = Session.objects.select_for_update(of=("self",)).filter(
        series=session.series, held_on__gte=session.held_on, state=Session.State.PLANNED
    )
    wanted = list(
        found.select_related("case", "room", "supervisor").order_by("held_on")
    )
    here = next((one for one in wanted if one.pk == session.pk), None)
    if here is None:
        raise RefusedError("Only a session that is still planned can be changed.")
    if here.version != version_seen:
        raise RefusedError(
            "Somebody else changed this session meanwhile. Look at it, then try again."
        )
    return wanted


def _record(action: str, session: Session, by: Account, many: int) -> None:
    trail.record(
        action,
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"from": str(session.held_on), "dates": many},
    )
