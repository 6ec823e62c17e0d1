"""Time together: one bar or mark for each planned visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinkeeper.foundation.ui.charts.axis import MONTHS, date_words, percent
from kinkeeper.foundation.ui.parts import Figure

VISITS_SHOWN_WIDE = 24
VISITS_SHOWN_NARROW = 10
LEFT_MARGIN = 0.07
BAR_SHARE_OF_SLOT = 0.62
BASE_LINE = 92
TALLEST_BAR = 72


class Outcome(StrEnum):
    """How a planned visit went."""

    TOOK_PLACE = "took-place"
    SHORTER = "shorter"
    CANCELLED = "cancelled"
    DID_NOT_COME = "did-not-come"
    CLOSED = "closed"
    UNDER_WAY = "under-way"


WORDS = {
    Outcome.TOOK_PLACE: "Took place",
    Outcome.SHORTER: "Shorter than planned",
    Outcome.CANCELLED: "Cancelled before",
    Outcome.DID_NOT_COME: "Did not come",
    Outcome.CLOSED: "Centre closed",
    Outcome.UNDER_WAY: "Under way",
}
HELD = (Outcome.TOOK_PLACE, Outcome.SHORTER)
NOT_COUNTED = (Outcome.CLOSED, Outcome.UNDER_WAY)


@dataclass(frozen=True)
class Visit:
    """A planned visit; `planned` and `minutes` (together so far) are minutes."""

    day: date
    outcome: Outcome
    planned: int
    minutes: int = 0

    @property
    def words(self) -> str:
        """The outcome in words."""
        return WORDS[self.outcome]


@dataclass(frozen=True)
class Strip:
    """All planned visits, oldest first."""

    visits: Sequence[Visit]


@dataclass(frozen=True)
class Mark:
    """A visit as drawn: a bar with its height, or a mark at the middle of its slot."""

    visit: Visit
    x: str
    width: str
    middle: str
    y: str
    height: str
    day: int
    month: str


@dataclass(frozen=True)
class Line:
    """A horizontal guide with its minutes."""

    y: str
    label_y: str
    words: str


def sentence(strip: Strip) -> str:
    """Return the one line that matters: how many took place, and the last miss."""
    counted = [v for v in strip.visits if v.outcome not in NOT_COUNTED]
    if not counted:
        return "No planned visit has passed yet."
    held = [v for v in counted if v.outcome in HELD]
    missed = [v.day for v in counted if v.outcome is Outcome.DID_NOT_COME]
    last = f"The last one missed was {date_words(max(missed))}." if missed else ""
    total = f"{len(held)} of {len(counted)} planned visits took place."
    return f"{total} {last or 'None were missed.'}"


def figures(strip: Strip) -> list[Figure]:
    """Return the share that took place, the time together, and how many were short."""
    counted = [v for v in strip.visits if v.outcome not in NOT_COUNTED]
    if not counted:
        return []
    held = sum(v.outcome in HELD for v in counted)
    together = sum(v.minutes for v in strip.visits)
    short = sum(v.outcome is Outcome.SHORTER for v in counted)
    return [
        Figure(f"{round(100 * held / len(counted))}%", "took place"),
        Figure(f"{together // 60} h {together % 60} min", "together so far"),
        Figure(short, "shorter than planned"),
    ]


def marks(strip: Strip, shown: int) -> list[Mark]:
    """Return the latest `shown` visits as bars and marks, oldest first."""
    visits = list(strip.visits)[-shown:]
    top = ceiling(visits)
    slot = (1 - LEFT_MARGIN) / max(len(visits), 1)
    width = min(slot * BAR_SHARE_OF_SLOT, 0.06)
    drawn = []
    for number, visit in enumerate(visits):
        middle = LEFT_MARGIN + slot * (number + 0.5)
        height = TALLEST_BAR * min(visit.minutes / top, 1)
        new_month = number == 0 or visits[number - 1].day.month != visit.day.month
        drawn.append(
            Mark(
                visit=visit,
                x=percent(middle - width / 2),
                width=percent(width),
                middle=percent(middle),
                y=f"{BASE_LINE - height:.1f}",
                height=f"{height:.1f}",
                day=visit.day.day,
                month=MONTHS[visit.day.month - 1][:3] if new_month else "",
            )
        )
    return drawn


def ceiling(visits: Sequence[Visit]) -> int:
    """Return the minutes at the top of the chart, rounded up to half an hour."""
    longest = max([30, *(max(v.planned, v.minutes) for v in visits)])
    return -(-longest // 30) * 30


def lines(strip: Strip, shown: int) -> list[Line]:
    """Return guides each half hour, or each hour when the visits are long."""
    top = ceiling(list(strip.visits)[-shown:])
    step = 30 if top <= 120 else 60
    drawn = []
    for minutes in range(step, top + 1, step):
        y = BASE_LINE - TALLEST_BAR * minutes / top
        words = f"{minutes} min" if minutes + step > top else str(minutes)
        drawn.append(Line(f"{y:.1f}", f"{y - 4:.1f}", words))
    return drawn
