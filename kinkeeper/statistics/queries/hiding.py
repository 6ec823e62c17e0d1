"""
What of all the tables of a period may leave the centre.

One table may give another away: the whole of the waits for an answer is the number of
places offered. And a year gives its quarters away.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from kinkeeper.rules.statistics import (
    Published,
    gives_away,
    nothing_of,
    published,
    tells_apart,
)

Counts = Mapping[str, Counter[str]]
OFFERED = "Place offered"
NOT_HELD = "Not held: "
# The whole of a table is the sum of those parts of another whose names begin so.
SUMS = {
    "wait for an answer": ("decisions", OFFERED),
    "notice": ("sessions", NOT_HELD),
}


def of_period(counts: Counts) -> dict[str, Published]:
    """Return what may be known of one quarter, or of a year that stands alone."""
    return _looked_over(
        counts, {name: published(each) for name, each in counts.items()}
    )


def of_year(counts: Counts, quarters: Sequence[Counts]) -> dict[str, Published]:
    """Return what may be known of a year beside each of its quarters."""
    told = [(quarter, of_period(quarter)) for quarter in quarters]
    shown = {}
    for measure, year in counts.items():
        parts = [
            (quarter[measure], known[measure])
            for quarter, known in told
            if measure in quarter
        ]
        found = published(year, besides=_given_away(year, parts))
        if _whole_gives_away(parts):
            found = replace(found, total=None)
        shown[measure] = found
    return _looked_over(counts, shown)


def _looked_over(counts: Counts, shown: dict[str, Published]) -> dict[str, Published]:
    for measure, (other, begins) in SUMS.items():
        if measure not in shown or other not in shown:
            continue
        summed = [name for name in counts[other] if name.startswith(begins)]
        if tells_apart(shown[other], summed):
            shown[measure] = nothing_of(counts[measure])
    return shown


def _given_away(
    year: Counter[str], quarters: Sequence[tuple[Counter[str], Published]]
) -> set[str]:
    """Return the parts of a year that would give the hidden part of a quarter away."""
    return {
        name
        for name in year
        if gives_away(
            [(q[name], known.counts[name] is None) for q, known in quarters if q[name]]
        )
    }


def _whole_gives_away(quarters: Sequence[tuple[Counter[str], Published]]) -> bool:
    """Tell whether the whole of a year would give the whole of a quarter away."""
    return gives_away([(sum(q.values()), known.total is None) for q, known in quarters])
