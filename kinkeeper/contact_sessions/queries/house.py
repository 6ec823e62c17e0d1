"""When the buildings take families, from one day to another."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time

from kinkeeper.contact_sessions.models import ClosedDay, Opening, Room, Session
from kinkeeper.foundation import clock
from kinkeeper.rules.contact_sessions import house, plan, staggering


@dataclass
class Houses:
    """The hours and closed days of all buildings, read once."""

    openings: dict[int, list[Opening]] = field(default_factory=dict)
    closed: dict[tuple[int, date], str] = field(default_factory=dict)

    def on(self, day: date, venue: int, stays: Iterable[plan.Stay] = ()) -> house.House:
        """Return one building on one day in London."""
        kept = self.openings.get(venue, [])
        return house.House(
            on=day,
            keeps_hours=bool(kept),
            openings=[_facts(one, day) for one in kept if counts_on(one, day)],
            closed_because=self.closed.get((venue, day)),
            stays=list(stays),
        )

    def opening_of(self, session: Session) -> Opening | None:
        """Return the opening in which a session lies; None when there is none."""
        venue, day = session.room.venue_id, session.held_on
        stay = stay_of(session, session.room)
        kept = [one for one in self.openings.get(venue, []) if counts_on(one, day)]
        return next((one for one in kept if _facts(one, day).holds(stay)), None)


def houses(first: date, last: date) -> Houses:
    """Read the hours of every building, and the closed days of a time."""
    found = Houses()
    for opening in Opening.objects.order_by("opens", "pk"):
        found.openings.setdefault(opening.venue_id, []).append(opening)
    days = ClosedDay.objects.filter(on__range=(first, last))
    for venue, on, reason in days.values_list("venue_id", "on", "reason"):
        found.closed[venue, on] = reason
    return found


def counts_on(opening: Opening, day: date) -> bool:
    """Say whether an opening is kept on a day; a closed day is not looked at."""
    begun = opening.from_on <= day
    return (
        opening.weekday == day.weekday()
        and begun
        and (opening.to_on is None or day <= opening.to_on)
    )


def stay_of(session: Session, room: Room) -> plan.Stay:
    """Return a session as a stay in its building."""
    times = staggering.times(session.starts_at, session.ends_at, session.apart_minutes)
    return plan.Stay(
        session=str(session.pk or "new"),
        room=str(room.pk),
        starts=times.visitor_arrives,
        ends=times.visitor_leaves,
    )


def _facts(opening: Opening, day: date) -> house.Opening:
    return house.Opening(
        opens=_at(day, opening.opens),
        closes=_at(day, opening.closes),
        families=opening.families_at_once,
        for_each_worker=opening.families_each_worker,
    )


def _at(day: date, wall: time) -> datetime:
    return clock.moment(day, wall.hour, wall.minute)
