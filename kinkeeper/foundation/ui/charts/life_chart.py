"""Many lives under each other, in groups, on one scale of years."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation.ui.charts.axis import Scale, percent
from kinkeeper.foundation.ui.charts.life_line import Life
from kinkeeper.foundation.ui.parts import Link, Tag, Tone

TODAY_COVERS = 0.13


@dataclass(frozen=True)
class YearMark:
    """A year over the lines. The first is aligned inwards so that it is not cut."""

    x: str
    words: str
    anchor: str


@dataclass(frozen=True)
class LifeRow:
    """A life with what stands beside it in the table."""

    life: Life
    about: str
    headline: str
    because: str
    callsign: str = ""
    url: str = ""
    tag: Tag | None = None
    rule: Link | None = None


@dataclass(frozen=True)
class LifeGroup:
    """Rows under one heading, such as "On hold: the date is stopped".

    `more` leads to the rest when only the first are shown.
    """

    title: str
    icon: str
    tone: Tone
    count: str
    rows: Sequence[LifeRow]
    more: Link | None = None


@dataclass(frozen=True)
class LifeChart:
    """The whole table."""

    scale: Scale
    groups: Sequence[LifeGroup]


def year_marks(scale: Scale) -> list[YearMark]:
    """Return the years to write, without those that today's mark would cover."""
    today = scale.share(scale.today)
    marks = []
    for number, year in enumerate(scale.years()):
        share = scale.share(date(year, 1, 1))
        if abs(share - today) >= TODAY_COVERS:
            anchor = "start" if number == 0 else "middle"
            marks.append(YearMark(percent(share), str(year), anchor))
    return marks
