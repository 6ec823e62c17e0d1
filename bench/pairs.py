"""Timing two things against each other."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import process_time


@dataclass(frozen=True)
class Row:
    """One line of the table. Times are CPU seconds of one run."""

    name: str
    ours: float
    limit: float
    ratio: float
    goal: str
    note: str = ""


def compare(
    name: str,
    ours: Callable[[], object],
    limit: Callable[[], object],
    *,
    goal: str,
    pairs: int = 7,
    note: str = "",
    timer: Callable[[], float] = process_time,
) -> Row:
    """Run ours and the limit alternately and take the median of their ratios.

    `timer`: CPU seconds of this process, unless the work is done by another one.
    """
    ours()
    limit()
    our_times, limit_times = [], []
    for turn in range(pairs):
        first, second = (ours, limit) if turn % 2 else (limit, ours)
        times = {id(first): _took(first, timer)}
        times[id(second)] = _took(second, timer)
        our_times.append(times[id(ours)])
        limit_times.append(times[id(limit)])
    ratios = [a / b for a, b in zip(our_times, limit_times, strict=True) if b]
    return Row(name, median(our_times), median(limit_times), median(ratios), goal, note)


def _took(work: Callable[[], object], timer: Callable[[], float]) -> float:
    start = timer()
    work()
    return timer() - start
