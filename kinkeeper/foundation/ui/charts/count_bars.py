"""How many of each: one bar a part, the longest first or in the order given."""

from collections.abc import Sequence
from dataclasses import dataclass

from kinkeeper.foundation.ui.charts.axis import percent

HIDDEN = "–"
# A hidden number gets a stub of its own, so that its length says nothing.
STUB = 0.02


@dataclass(frozen=True)
class Count:
    """One part. A `number` of None is hidden because it is small."""

    name: str
    number: int | None


@dataclass(frozen=True)
class CountBars:
    """A titled breakdown; `total` is None when it is hidden or makes no sense."""

    title: str
    counts: Sequence[Count]
    total: int | None = None


@dataclass(frozen=True)
class Bar:
    """A part as drawn: its length as a share of the longest."""

    name: str
    shown: str
    length: str
    hidden: bool


def bars(chart: CountBars) -> list[Bar]:
    """Return the bars; the longest fills the width."""
    longest = max([1, *(count.number or 0 for count in chart.counts)])
    return [
        Bar(
            name=count.name,
            shown=HIDDEN if count.number is None else str(count.number),
            length=percent(STUB if count.number is None else count.number / longest),
            hidden=count.number is None,
        )
        for count in chart.counts
    ]


def sentence(chart: CountBars) -> str:
    """Return the numbers as one sentence; hidden ones are named as such."""
    parts = (
        f"{count.name} {'hidden' if count.number is None else count.number}"
        for count in chart.counts
    )
    return f"{chart.title}: {', '.join(parts)}."
