"""One session from door to door, and the sessions that did not take place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import uuid5

from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.sentences import Line
from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.mark_left import mark_left
from kinkeeper.contact_sessions.commands.move_to_room import move_to_room
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.commands.record_brought import record_brought
from kinkeeper.contact_sessions.commands.record_collection import (
    Collected,
    record_collection,
)
from kinkeeper.contact_sessions.commands.take_in_mark import take_in_mark
from kinkeeper.contact_sessions.commands.write_note import write_note
from kinkeeper.contact_sessions.models import Absence, Presence, Session
from kinkeeper.contact_sessions.queries.waiting_marks import Mark
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions.collecting import Check, Who

RESIDENT, VISITING, CHILD = Party.Side.RESIDENT, Party.Side.VISITING, Party.Side.CHILD


@dataclass(frozen=True)
class Visit:
    """A session that takes place. Minutes late; `short` ends it so much sooner."""

    session: Session
    keeper: Account
    lines: Sequence[Line] = ()
    visitor_late: int = -2
    child_late: int = -1
    corridor: int = 4
    short: int = 0
    # Who brought and collected the child is written down.
    checked: bool = False
    # Marked the visitor too, on a tablet without the network.
    also: Account | None = None


@dataclass(frozen=True)
class CalledOff:
    """A session that does not take place, and what was said about it."""

    session: Session
    status: str
    by_whom: str
    reason: str
    words: str
    hours_before: float


def held(visit: Visit) -> Scene:
    """Play a session at the doors: each side by its own, at its own times."""
    session, by = visit.session, visit.keeper
    visitor, child = _presence(session, VISITING), _presence(session, CHILD)
    now = yield visitor.due_at + _minutes(visit.visitor_late)
    mark_arrived(presence=visitor, at=now, by=by)
    now = yield now + _minutes(visit.corridor)
    move_to_room(presence=_presence(session, VISITING), at=now, by=by)
    now = yield child.due_at + _minutes(visit.child_late)
    mark_arrived(presence=child, at=now, by=by)
    if visit.checked:
        _brought(child, by, now)
    now = yield now + _minutes(2)
    move_to_room(presence=_presence(session, CHILD), at=now, by=by)
    began = now
    if visit.also is not None:
        arrived = Mark(
            session,
            "visitor",
            "arrived",
            visitor.due_at - _minutes(5),
            _presence(session, VISITING),
        )
        key = uuid5(session.key, "also marked")
        take_in_mark(key=key, mark=arrived, by=visit.also, now=now)
    for line in visit.lines:
        now = yield began + _minutes(line.minute)
        _write(session, line, by, now)
    now = yield session.ends_at - _minutes(visit.short)
    if visit.checked:
        _collected(session, by, now)
    mark_left(presence=_presence(session, CHILD), at=now, by=by)
    if visit.short:
        _ended_early(session, by, now)
    now = yield max(now, session.ends_at) + _minutes(session.apart_minutes)
    mark_left(presence=_presence(session, VISITING), at=now, by=by)


def called_off(told: CalledOff, *, by: Account) -> Scene:
    """Play somebody telling us that a session will not take place."""
    now = yield told.session.starts_at - timedelta(hours=told.hours_before)
    session = Session.objects.select_related("case__container").get(pk=told.session.pk)
    record_absence(
        session=session,
        status=told.status,
        by_whom=told.by_whom,
        reason=told.reason,
        words=told.words,
        by=by,
        now=now,
        told_at=now,
        version_seen=session.version,
    )


def _write(session: Session, line: Line, by: Account, now: datetime) -> None:
    write_note(
        session=session,
        words=line.words,
        how=line.how,
        category=line.category,
        is_quote=line.is_quote,
        who=line.who,
        by=by,
        now=now,
    )


def _brought(child: Presence, by: Account, now: datetime) -> None:
    words = "The adult the child lives with"
    record_brought(presence=child, brought_by=words, seen="", by=by, now=now)


def _collected(session: Session, by: Account, now: datetime) -> None:
    told = Collected(Who.RESIDENT, Check.KNOWN)
    for child in session.presences.select_related("session__case", "party").filter(
        party__side=CHILD
    ):
        record_collection(presence=child, told=told, by=by, now=now)


def _ended_early(session: Session, by: Account, now: datetime) -> None:
    session = Session.objects.select_related("case__container").get(pk=session.pk)
    record_absence(
        session=session,
        status=Absence.Status.ENDED_EARLY,
        by_whom=Absence.ByWhom.CHILD,
        reason=Absence.Reason.ILLNESS_CHILD,
        words="Tired, and asked to go home.",
        by=by,
        now=now,
        version_seen=session.version,
    )


def _presence(session: Session, side: str) -> Presence:
    found = Presence.objects.select_related("session__case", "party")
    return found.filter(session=session, party__side=side).order_by("pk")[0]


def _minutes(count: float) -> timedelta:
    return timedelta(minutes=count)
