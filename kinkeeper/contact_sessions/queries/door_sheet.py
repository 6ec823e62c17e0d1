"""The paper for the doors, and the screen in the staff room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.queries import door_cards
from kinkeeper.contact_sessions.queries.day import (
    CHILD,
    VISITOR,
    DayOnFile,
    Group,
    Movement,
)
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Cell, Column, DataTable

HOLD, CLEAR = "HOLD", "clear"


@dataclass(frozen=True)
class DoorSheet:
    """One door's page. Who finds it learns of one door, and nobody's name."""

    door: str
    table: DataTable


def door_sheets(viewer: Account, *, on: date, now: datetime) -> list[DoorSheet]:
    """Return planned arrivals and departures of a day by door and by the clock.

    A page for each door: the two sides of a family use different ones, so that a page
    left lying about does not tell one side when and where the other comes.
    """
    day = DayOnFile(viewer, on, now)
    moves = [Movement(group, comes) for group in day.groups for comes in (True, False)]
    moves.sort(key=lambda move: (move.at, move.group.session.pk))
    by_door: dict[str, list[Movement]] = {}
    for move in moves:
        by_door.setdefault(move.group.door_name, []).append(move)
    return [DoorSheet(door, _table(door, by_door[door])) for door in sorted(by_door)]


def _table(door: str, moves: Sequence[Movement]) -> DataTable:
    return DataTable(
        caption=f"Arrivals and departures, {door.lower()}",
        caption_hidden=True,
        columns=[
            Column("Family"),
            Column("Time", number=True),
            Column("Who"),
            Column("Room"),
            Column("Actual time"),
        ],
        rows=[_row(move) for move in moves],
    )


def _row(move: Movement) -> list[Cell | str | int]:
    group = move.group
    done = group.lead.arrived_at if move.comes else group.lead.left_at
    verb = "arrives" if move.comes else "leaves"
    return [
        Cell(callsign=group.session.case.callsign),
        f"{clock.london(move.at):%H:%M}",
        f"{door_cards.WHO[group.name]} {verb}",
        group.session.room.name,
        f"{clock.london(done):%H:%M}" if done else "",
    ]


@dataclass(frozen=True)
class BoardLine:
    """A family on the wall: call-sign, room and a word."""

    callsign: str
    room: str
    words: str


@dataclass(frozen=True)
class Board:
    """What may be seen by anybody who walks in."""

    doors: Sequence[tuple[str, str]]
    lines: Sequence[BoardLine]


def board(viewer: Account, *, now: datetime) -> Board:
    """Return the wall board: no names, no adults, no arrival times, no reasons."""
    day = DayOnFile(viewer, clock.london(now).date(), now)
    held: dict[str, str] = {}
    for session in day.sessions:
        held.setdefault(session.child_door.name, CLEAR)
        held.setdefault(session.visitor_door.name, CLEAR)
    for group in day.groups:
        if group.in_shared_place:
            session = group.session
            door = session.child_door if group.name == VISITOR else session.visitor_door
            held[door.name] = HOLD
    return Board(
        doors=sorted(held.items()),
        lines=[
            BoardLine(
                session.case.callsign,
                session.room.name,
                _words(session, day.group(session, CHILD), day.group(session, VISITOR)),
            )
            for session in day.sessions
            if session.state != Session.State.NOT_HELD
        ],
    )


def _words(session: Session, child: Group | None, visitor: Group | None) -> str:
    if session.state == Session.State.RUNNING:
        return f"together until {clock.london(session.ends_at):%H:%M}"
    if session.state == Session.State.HELD:
        return "finished"
    if any(group is not None and group.is_here for group in (child, visitor)):
        return "waiting"
    return "later"
