"""A family's register on paper: one sheet for each side, so that neither tells both."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.contact_sessions.queries import doors
from kinkeeper.contact_sessions.queries.presences import presences_of
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.parts import Column, DataTable
from kinkeeper.people.models import Party

PURPOSE = "printing a register sheet"
CHILDS, VISITORS = "The child’s side", "The visiting adult"


@dataclass(frozen=True)
class SideSheet:
    """One side's page: its own times and door, boxes to fill in, and nobody's name."""

    title: str
    door: str
    table: DataTable
    with_children: bool


@dataclass(frozen=True)
class RegisterSheet:
    """What goes on paper."""

    session: Session
    sides: Sequence[SideSheet]


def register_sheet_of(key: UUID, *, viewer: Account) -> RegisterSheet:
    """Open a register to print it, and record that. Http404 when it is not theirs."""
    session = session_by_key(key, viewer=viewer)
    trail.viewed(
        "session",
        about=session,
        by=viewer,
        purpose=PURPOSE,
        case_key=session.case.key,
    )
    by_side: dict[str, list[Presence]] = {CHILDS: [], VISITORS: []}
    for one in presences_of(session):
        mine = CHILDS if one.party.side in doors.CHILD_SIDE else VISITORS
        by_side[mine].append(one)
    sides = [_side(title, people) for title, people in by_side.items() if people]
    return RegisterSheet(session, sides)


def _side(title: str, people: Sequence[Presence]) -> SideSheet:
    return SideSheet(
        title=title,
        door=people[0].door.name,
        table=DataTable(
            caption=title,
            caption_hidden=True,
            columns=[
                Column("Who"),
                Column("Comes", number=True),
                Column("Came at"),
                Column("Goes", number=True),
                Column("Went at"),
                Column("Marked by"),
            ],
            rows=[
                [who, _time(one.due_at), "", _time(one.leaves_at), "", ""]
                for who, one in _counted(people)
            ],
        ),
        with_children=title == CHILDS,
    )


def _counted(people: Sequence[Presence]) -> list[tuple[str, Presence]]:
    """Return what to call each person: children by number, adults by their side."""
    children = [one for one in people if one.party.side == Party.Side.CHILD]
    adults = [one for one in people if one.party.side != Party.Side.CHILD]
    many = len(children) > 1
    named = [
        (f"Child {number}" if many else "Child", one)
        for number, one in enumerate(sorted(children, key=lambda one: one.pk), start=1)
    ]
    return [*named, *((doors.WHO[Party.Side(one.party.side)], one) for one in adults)]


def _time(moment: datetime) -> str:
    return f"{clock.london(moment):%H:%M}"
