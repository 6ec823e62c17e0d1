"""How many, month by month."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinkeeper.foundation.ui.charts.axis import MONTHS, percent

BASE_LINE = 98
TALLEST_BAR = 77
BAR_SHARE_OF_SLOT = 0.68


@dataclass(frozen=True)
class Month:
    """A month with its count. `soon` marks the months that need attention.

    `url` leads to what is counted.
    """

    year: int
    month: int
    count: int
    soon: bool = False
    url: str = ""

    @property
    def name(self) -> str:
        """The month with its year: March 2026."""
        return f"{MONTHS[self.month - 1]} {self.year}"


@dataclass(frozen=True)
class MonthBars:
    """A titled row of months, oldest first."""

    title: str
    months: Sequence[Month]
    detail: str = ""


@dataclass(frozen=True)
class Bar:
    """A month as drawn; `year` is filled at the first month of each year."""

    x: str
    width: str
    middle: str
    y: str
    label_y: str
    height: str
    count: int
    soon: bool
    name: str
    year: str
    url: str
    said: str


def bars(chart: MonthBars) -> list[Bar]:
    """Return the bars, the tallest at full height; all zero draws none."""
    tallest = max([1, *(month.count for month in chart.months)])
    slot = 1 / max(len(chart.months), 1)
    width = slot * BAR_SHARE_OF_SLOT
    drawn = []
    for number, month in enumerate(chart.months):
        height = TALLEST_BAR * month.count / tallest
        middle = slot * (number + 0.5)
        first = number == 0 or chart.months[number - 1].year != month.year
        drawn.append(
            Bar(
                x=percent(middle - width / 2),
                width=percent(width),
                middle=percent(middle),
                y=f"{BASE_LINE - height:.1f}",
                label_y=f"{BASE_LINE - height - 6:.1f}",
                height=f"{height:.1f}",
                count=month.count,
                soon=month.soon,
                name=MONTHS[month.month - 1][:3],
                year=str(month.year) if first else "",
                url=month.url if month.count else "",
                said=f"{month.name}: {month.count}",
            )
        )
    return drawn


def sentence(chart: MonthBars) -> str:
    """Return the counts as one sentence."""
    counts = ", ".join(f"{MONTHS[m.month - 1][:3]} {m.count}" for m in chart.months)
    return f"{chart.title}: {counts}."
