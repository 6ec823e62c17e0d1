"""Who is next at which door, as cards with one button each."""

from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.queries import doors
from kinkeeper.contact_sessions.queries.day import (
    CHILD,
    VISITOR,
    DayOnFile,
    Group,
    Movement,
)
from kinkeeper.foundation import clock
from kinkeeper.foundation.ui.parts import Act, DoorCard, Link, Tag

ARRIVED, LEFT, IN_ROOM, UNDO = "arrived", "left", "room", "undo"
SHOWN = 4
WHO = {CHILD: "Child", VISITOR: "Visiting adult"}
WITH = {CHILD: "with the adult they live with", VISITOR: "on their own"}


def cards(day: DayOnFile, most: int | None = SHOWN) -> list[DoorCard]:
    """Return the next cards; only the first free one has the strong button."""
    found: list[DoorCard] = []
    strong = True
    for move in day.movements()[:most]:
        card = _card(day, move, strong=strong)
        strong = strong and card.act is None
        found.append(card)
    return found


def door_url(group: Group, act: str) -> str:
    """Return the address of one tap."""
    return reverse("contact_sessions:door", args=[group.session.key, group.name, act])


def session_url(group: Group) -> str:
    return reverse("contact_sessions:register", args=[group.session.key])


def _card(day: DayOnFile, move: Movement, *, strong: bool) -> DoorCard:
    group = move.group
    late = group.minutes_late(day.now) if move.comes else 0
    other = day.in_the_way(group)
    act = ARRIVED if move.comes else LEFT
    who = f"{WHO[group.name]} {'arrives' if move.comes else 'leaves'}"
    may_tap = permissions.may_keep_register(day.viewer) and (
        move.comes or group.lead.arrived_at is not None
    )
    callsign = group.session.case.callsign
    return DoorCard(
        callsign=callsign,
        time=f"{clock.london(move.at):%H:%M}",
        direction="in" if move.comes else "out",
        who=who,
        with_whom=WITH[group.name],
        door=group.door_name,
        tone="clay" if group.name == CHILD else "slate",
        tag=_tag(day, move, late),
        url=session_url(group),
        late=bool(late),
        act=Act(
            "Arrived" if move.comes else "Left",
            door_url(group, act),
            "primary" if strong else "plain",
            about=f"{callsign}, {who}",
            fields={"sign": callsign},
        )
        if may_tap and other is None
        else None,
        second=_second(group, act, move, held=other is not None),
        held=f"{doors.words_of(other)}." if may_tap and other is not None else "",
    )


def _second(group: Group, act: str, move: Movement, *, held: bool) -> Link:
    if held:
        return Link("Go on anyway", door_url(group, act))
    page = session_url(group)
    if move.comes:
        return Link("Late or not coming", f"{page}#absence")
    return Link("Open the register", page)


def _tag(day: DayOnFile, move: Movement, late: int) -> Tag:
    if late:
        return Tag(f"{late} min late", "red", "clock")
    minutes = round((move.at - day.now).total_seconds() / 60)
    if minutes > 90 or day.on != clock.london(day.now).date():
        return Tag("later", "line")
    if minutes > 0:
        return Tag(f"in {minutes} min", "line")
    if move.comes or minutes > -5:
        return Tag("now", "line")
    return Tag(f"{-minutes} min over", "honey", "clock")
