"""
Missed without a good reason, several times in a row: what a person is asked to look at.

Each side is counted by itself. A session that took place begins the count anew. What
the centre, the court, the council or the child caused counts for nobody, and neither
does a good reason. Nothing follows by itself: a named person decides (R9, P11d).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from kinkeeper.rules.contact_sessions.attendance import Measures

COUNTED = frozenset({"NO_SHOW", "CANCELLED_LATE", "REFUSED_ENTRY"})
SIDES = ("RESIDENT", "VISITING")
GOOD_REASONS = frozenset(
    {
        "ILLNESS_CHILD",
        "ILLNESS_ADULT",
        "BEREAVEMENT",
        "HEARING",
        "NEW_ORDER",
        "SAFETY",
        "WEATHER",
        "CHILD_DISTRESS",
        "STAFFING",
        "BUILDING",
        "BANK_HOLIDAY",
    }
)


class Step(StrEnum):
    """What is proposed, the mildest first."""

    NONE = "NONE"
    REVIEW = "REVIEW"
    PAUSE = "PAUSE"


@dataclass(frozen=True)
class Past:
    """One planned session that is over. An absence may have ended it early."""

    took_place: bool
    status: str = ""
    by_whom: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Proposed:
    """The step, whose misses they were, and how many in a row."""

    step: Step
    side: str = ""
    in_a_row: int = 0


def proposed(past: Iterable[Past], measures: Measures) -> Proposed:
    """Return the gravest step for the sessions of one family, oldest first."""
    rows = dict.fromkeys(SIDES, 0)
    for one in past:
        if one.took_place:
            rows = dict.fromkeys(SIDES, 0)
        elif counts(one):
            rows[one.by_whom] += 1
    side = max(SIDES, key=lambda name: rows[name])
    step = _step(rows[side], measures)
    return Proposed(step, side, rows[side]) if step is not Step.NONE else Proposed(step)


def counts(one: Past) -> bool:
    """Say whether this one counts against the side that caused it."""
    caused = one.by_whom in SIDES and one.status in COUNTED
    return caused and one.reason not in GOOD_REASONS


def _step(in_a_row: int, measures: Measures) -> Step:
    if in_a_row >= measures.pause_after:
        return Step.PAUSE
    return Step.REVIEW if in_a_row >= measures.review_after else Step.NONE
