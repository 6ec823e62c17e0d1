"""The register of one session, for the people who run it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Absence, Presence, Session
from kinkeeper.contact_sessions.queries import (
    doors,
    late_marks,
    lateness,
    measures,
)
from kinkeeper.contact_sessions.queries.day import CHILD, VISITOR
from kinkeeper.contact_sessions.queries.measures import MissedInARow
from kinkeeper.contact_sessions.queries.presences import presences_of
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.people.queries.cases import sign_of

PURPOSE = "running a session"
SIDES = (
    (VISITOR, "Visiting adult"),
    (CHILD, "Child and the adult they live with"),
)
_LEFT = ("left", "Left")
TAPS: dict[str, list[tuple[str, str]]] = {
    Presence.Place.DUE: [("arrived", "Arrived")],
    Presence.Place.SHARED: [("room", "In the room"), _LEFT],
    Presence.Place.ROOM: [_LEFT],
    Presence.Place.AWAY: [_LEFT],
}


@dataclass(frozen=True)
class Line:
    """One person: planned and real times, and who marked them."""

    presence: Presence
    name: str
    part: str
    door: str
    planned: str
    arrived: str
    in_room: str
    left: str
    collected: str
    late: int

    @property
    def left_unchecked(self) -> bool:
        """Tell that a child is gone, and nobody wrote down with whom."""
        gone = self.presence.left_at is not None
        return self.is_child and gone and not self.presence.collector_checked

    @property
    def side(self) -> str:
        visiting = self.presence.party.side == Party.Side.VISITING
        return VISITOR if visiting else CHILD

    @property
    def is_child(self) -> bool:
        return self.presence.party.side == Party.Side.CHILD


@dataclass(frozen=True)
class Register:
    """What the page of a session shows."""

    session: Session
    sign: str
    lines: Sequence[Line]
    absence: Absence | None
    absence_words: str
    cannot_come: Sequence[str]
    regardless: Sequence[str]
    late: Sequence[late_marks.Late]
    may_plan: bool
    may_write: bool
    late_words: Sequence[str]
    missed: MissedInARow | None

    @property
    def is_open(self) -> bool:
        return self.session.state in (Session.State.PLANNED, Session.State.RUNNING)

    @property
    def somebody_here(self) -> bool:
        gone = (Presence.Place.DUE, Presence.Place.LEFT)
        return any(line.presence.place not in gone for line in self.lines)

    @property
    def settled(self) -> list[late_marks.Late]:
        return [late for late in self.late if not late.waits]

    @property
    def may_move(self) -> bool:
        planned = self.session.state == Session.State.PLANNED
        nobody = all(line.presence.arrived_at is None for line in self.lines)
        return self.may_plan and planned and nobody

    @property
    def taps(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Return each side's name, its words, and what can be tapped for it now."""
        found = []
        for side, words in SIDES:
            of_side = [line for line in self.lines if line.side == side]
            if of_side:
                acts = TAPS.get(of_side[0].presence.place, [])
                found.append((side, words, acts))
        return found

    @property
    def children(self) -> list[Line]:
        return [line for line in self.lines if line.is_child]


def register_of(key: UUID, *, viewer: Account) -> Register:
    """Open the register of one session, and record that it was read. Http404 else."""
    session = session_by_key(key, viewer=viewer)
    trail.viewed(
        "session",
        about=session,
        by=viewer,
        purpose=PURPOSE,
        case_key=session.case.key,
    )
    lines = [_line(presence) for presence in presences_of(session)]
    absence = Absence.objects.select_related("container").filter(session=session)
    written = absence.first()
    may_plan = permissions.may_plan(viewer)
    return Register(
        session=session,
        sign=sign_of(session.case),
        lines=lines,
        absence=written,
        absence_words=(
            written.unseal().get("words", "") if written and may_plan else ""
        ),
        cannot_come=[
            f"{line.part} says they cannot come."
            for line in lines
            if line.presence.says_will_come is False
        ],
        regardless=[
            f"{kept.get_rule_display()}: {kept.unseal().get('reason', '')}"
            for kept in session.overrides.select_related("container").order_by("at")
        ]
        if may_plan
        else [],
        late=late_marks.late_marks_of([session], waiting=False),
        may_plan=may_plan,
        may_write=session.is_observed and permissions.may_write_notes(viewer),
        late_words=lateness.late_words(session, [line.presence for line in lines]),
        missed=measures.missed_in_a_row(session.case, viewer=viewer),
    )


def _line(presence: Presence) -> Line:
    party = presence.party
    child = party.side == Party.Side.CHILD
    return Line(
        presence=presence,
        name=party.person.given_name,
        part="Child" if child else doors.WHO[Party.Side(party.side)],
        door=presence.door.name,
        planned=f"{_time(presence.due_at)} to {_time(presence.leaves_at)}",
        arrived=_marked(presence.arrived_at, presence.arrived_by),
        in_room=_time(presence.room_at) if presence.room_at else "",
        left=_marked(presence.left_at, presence.left_by),
        collected=_collected(presence),
        late=lateness.late_minutes(presence),
    )


def _collected(presence: Presence) -> str:
    """Say with whom a child left, how that was checked, when, and by whom."""
    if presence.collected_at is None:
        return presence.collected_by
    how = presence.get_collected_with_display()
    when = _marked(presence.collected_at, presence.collected_noted_by)
    return f"{presence.collected_by}, {how}, {when}"


def _marked(at: datetime | None, by: Account | None) -> str:
    if at is None:
        return ""
    return f"{_time(at)}, by {by.short_name}" if by else _time(at)


def _time(moment: datetime) -> str:
    return f"{clock.london(moment):%H:%M}"
