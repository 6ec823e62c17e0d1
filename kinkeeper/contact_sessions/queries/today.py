"""Everything on the Today page, in few queries. Call-signs only: no names are read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.contact_sessions.queries import day_chart, door_cards, late_marks, needs
from kinkeeper.contact_sessions.queries.day import CHILD, VISITOR, DayOnFile, Group
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.day_track import Day
from kinkeeper.foundation.ui.parts import Act, DoorCard, Figure
from kinkeeper.people.models import Party

Place = Presence.Place
UNDO_FOR = timedelta(minutes=2)
OTHER_DOOR = {CHILD: VISITOR, VISITOR: CHILD}
IN_CORRIDOR = {
    CHILD: "The child is in the corridor with the adult they live with.",
    VISITOR: "Their visiting adult is in the corridor.",
}


@dataclass(frozen=True)
class Band:
    """A line across the page: a door on hold, or a tap that can be taken back."""

    strong: str
    text: str
    act: Act | None


@dataclass(frozen=True)
class Where:
    """One place in the building and who is in it, by call-sign."""

    name: str
    callsigns: Sequence[tuple[str, str]]


@dataclass(frozen=True)
class OnShift:
    """A worker of the day and the rooms they are in."""

    name: str
    initials: str
    rooms: str


@dataclass(frozen=True)
class Today:
    """What the page shows."""

    on: date
    lead: str
    holds: Sequence[Band]
    undo: Sequence[Band]
    late: Sequence[late_marks.Late]
    cards: Sequence[DoorCard]
    movements: int
    chart: Day
    figures: Sequence[Figure]
    places: Sequence[Where]
    needs: Sequence[needs.Need]
    on_shift: Sequence[OnShift]
    following: Session | None


def today_page(viewer: Account, *, on: date, now: datetime) -> Today:
    """Return the page for a day in London, as `viewer` may see it."""
    day = DayOnFile(viewer, on, now)
    shift = _on_shift(day, viewer)
    return Today(
        on=on,
        lead=_lead(day),
        holds=[_hold(day, group) for group in day.groups if group.in_shared_place],
        undo=_undo(day),
        late=late_marks.late_marks_of(day.with_late_marks, waiting=True),
        cards=door_cards.cards(day),
        movements=len(day.movements()),
        chart=day_chart.chart(day),
        figures=_figures(day, len(shift)),
        places=_places(day),
        needs=needs.needs_of(viewer, clock.london(now).date()),
        on_shift=shift,
        following=None if day.sessions else _following(day),
    )


def _lead(day: DayOnFile) -> str:
    families = len({session.case_id for session in day.sessions})
    together = sum(s.state == Session.State.RUNNING for s in day.sessions)
    words = [f"{families} {'family' if families == 1 else 'families'} today."]
    if day.on != clock.london(day.now).date():
        words = [f"{families} {'family' if families == 1 else 'families'}."]
    if together:
        words.append(f"{together} together now.")
    coming = [m.at for m in day.movements() if m.comes and m.at >= day.now]
    if coming:
        words.append(f"Next arrival at {clock.london(min(coming)):%H:%M}.")
    return " ".join(words) if families else ""


def _hold(day: DayOnFile, group: Group) -> Band:
    """Say which door waits for whom; the button says where they have gone."""
    session = group.session
    other_door = session.child_door if group.name == VISITOR else session.visitor_door
    sign = session.case.callsign
    room = session.room.name
    return Band(
        f"Hold the {other_door.name.lower()} for {sign}.",
        f"{IN_CORRIDOR[group.name]} Wait until they are in the {room}.",
        Act(
            f"They are in the {room}",
            door_cards.door_url(group, door_cards.IN_ROOM),
            about=f"{sign}, {door_cards.WHO[group.name]}",
            fields={"sign": sign},
        )
        if permissions.may_keep_register(day.viewer)
        else None,
    )


def _undo(day: DayOnFile) -> list[Band]:
    """Return the viewer's own taps of the last two minutes."""
    found = []
    for group in day.groups:
        lead = group.lead
        at, by = lead.arrived_at, lead.arrived_by_id
        what = "arrived"
        if lead.left_at is not None:
            at, by, what = lead.left_at, lead.left_by_id, "left"
        if at is None or by != day.viewer.pk or not at <= day.now <= at + UNDO_FOR:
            continue
        sign = group.session.case.callsign
        words = f"{sign}: {door_cards.WHO[group.name].lower()} {what} at "
        found.append(
            Band(
                f"{words}{clock.london(at):%H:%M}.",
                "Marked by you.",
                Act(
                    "Undo",
                    door_cards.door_url(group, door_cards.UNDO),
                    icon="undo",
                    about=f"{sign}, {door_cards.WHO[group.name]}",
                ),
            )
        )
    return found


def _figures(day: DayOnFile, team: int) -> list[Figure]:
    here = (Place.SHARED, Place.ROOM)
    people = [one for group in day.groups for one in group.people]
    inside = [one for one in people if one.place in here]
    children = sum(one.party.side == Party.Side.CHILD for one in inside)
    return [
        Figure(children, "child" if children == 1 else "children"),
        Figure(len(inside) - children, _plural(len(inside) - children, "adult")),
        Figure(team, "team"),
    ]


def _plural(number: int, word: str) -> str:
    return word if number == 1 else f"{word}s"


def _places(day: DayOnFile) -> list[Where]:
    """Return each room of the day, the corridor, and each door's waiting place."""
    rooms: dict[str, list[tuple[str, str]]] = {}
    corridor: list[tuple[str, str]] = []
    for session in day.sessions:
        rooms.setdefault(session.room.name, [])
    for group in day.groups:
        sign = group.session.case.callsign
        words = door_cards.WHO[group.name].lower()
        if group.in_shared_place:
            corridor.append((sign, words))
        elif group.place == Place.ROOM:
            inside = rooms[group.session.room.name]
            known = dict(inside)
            words = "together" if sign in known else words
            inside[:] = [pair for pair in inside if pair[0] != sign] + [(sign, words)]
    places = [Where(name, tuple(found)) for name, found in sorted(rooms.items())]
    return [*places, Where("Corridor", tuple(corridor))] if places else []


def _on_shift(day: DayOnFile, viewer: Account) -> list[OnShift]:
    workers: dict[int, tuple[Account, list[str]]] = {}
    for session in day.sessions:
        worker = session.supervisor
        if worker is None or session.state == Session.State.NOT_HELD:
            continue
        rooms = workers.setdefault(worker.pk, (worker, []))[1]
        if session.room.name not in rooms:
            rooms.append(session.room.name)
    return [
        OnShift(
            "You" if worker.pk == viewer.pk else worker.short_name,
            worker.initials,
            ", ".join(rooms),
        )
        for worker, rooms in workers.values()
    ]


def _following(day: DayOnFile) -> Session | None:
    """Return the next session after a day without any."""
    found = sessions_visible_to(day.viewer, today=clock.london(day.now).date())
    later = found.filter(held_on__gt=day.on, state=Session.State.PLANNED)
    return later.order_by("starts_at").first()
