"""
Is the building open, and is there room in it?

A time together lies inside one opening from the first coming to the last going. No
more families than the opening takes are in the building at once, and no more than the
room takes are in the room.

Source: centre practice (opening sessions, capacity in families).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.rules.contact_sessions.misfit import Misfit, Why
from kinkeeper.rules.contact_sessions.plan import Plan, Stay, quarters
from kinkeeper.rules.sentences import in_words


@dataclass(frozen=True)
class Opening:
    """One time at which the doors are kept, and how many families it takes at once.

    `for_each_worker`: how many supported families one worker looks after at a time.
    """

    opens: datetime
    closes: datetime
    families: int
    for_each_worker: int

    def holds(self, stay: Stay) -> bool:
        return self.opens <= stay.starts and stay.ends <= self.closes


@dataclass(frozen=True)
class House:
    """One building on one day in London.

    `keeps_hours`: whether it has opening times at all; one without any takes families
    at every hour. `closed_because` is None unless the day is closed.
    """

    on: date
    keeps_hours: bool = False
    openings: Sequence[Opening] = ()
    closed_because: str | None = None
    stays: Sequence[Stay] = ()


def opening_for(house: House, stay: Stay) -> Opening | None:
    """Return the opening in which a stay lies; None when there is none."""
    return next((one for one in house.openings if one.holds(stay)), None)


def misfits(house: House, plan: Plan) -> Iterator[Misfit]:
    """Give each reason why this plan cannot be in this building on its day."""
    if house.closed_because is not None:
        because = f": {house.closed_because}" if house.closed_because else ""
        text = f"The building is closed on {in_words(house.on)}{because}."
        yield Misfit(Why.CLOSED_DAY, text)
    opening = opening_for(house, plan.stay)
    if house.keeps_hours and opening is None:
        yield _not_open(house)
    at = (plan.times.child_arrives,)
    others = [other for other in house.stays if other.session != plan.session]
    in_room = [other for other in others if other.room == plan.room]
    if _is_full(plan.stay, in_room, plan.room_takes):
        yield Misfit(Why.ROOM_FULL, f"The {plan.room_name} is full at {{0}}.", at)
    if opening is not None and _is_full(plan.stay, others, opening.families):
        most = f"{opening.families} families"
        most = "one family" if opening.families == 1 else most
        text = f"The building takes {most} at once, and is full at {{0}}."
        yield Misfit(Why.HOUSE_FULL, text, at)


def _not_open(house: House) -> Misfit:
    if not house.openings:
        return Misfit(
            Why.NOT_OPEN, f"The building is not open on {in_words(house.on)}."
        )
    hours = " and ".join(
        f"from {{{2 * n}}} to {{{2 * n + 1}}}" for n in range(len(house.openings))
    )
    moments = tuple(
        moment for one in house.openings for moment in (one.opens, one.closes)
    )
    text = (
        f"On that day the building is open {hours}. "
        "Everybody comes and goes inside that time, the visiting adult too."
    )
    return Misfit(Why.NOT_OPEN, text, moments)


def _is_full(stay: Stay, others: Iterable[Stay], takes: int) -> bool:
    """Say whether all places are taken in some quarter of an hour of a stay."""
    taken: dict[datetime, int] = {}
    for other in others:
        for quarter in quarters(other.starts, other.ends):
            taken[quarter] = taken.get(quarter, 0) + 1
    wanted = quarters(stay.starts, stay.ends)
    return any(taken.get(quarter, 0) >= takes for quarter in wanted)
