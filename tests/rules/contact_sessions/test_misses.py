"""R9: missed in a row without a good reason. A review or a pause is proposed only."""

import pytest

from kinkeeper.rules.contact_sessions.attendance import Measures
from kinkeeper.rules.contact_sessions.misses import Past, Proposed, Step, proposed

HELD = Past(took_place=True)
EARLY = Past(took_place=True, status="ENDED_EARLY", by_whom="CHILD", reason="OTHER")
MISS = Past(False, "NO_SHOW", "VISITING", "FORGOT")
LATE = Past(False, "CANCELLED_LATE", "VISITING", "WORK")
THEIRS = Past(False, "NO_SHOW", "RESIDENT", "UNKNOWN")
ILL = Past(False, "CANCELLED_LATE", "VISITING", "ILLNESS_ADULT")
IN_TIME = Past(False, "CANCELLED_IN_NOTICE", "VISITING", "HOLIDAY")
CENTRE = Past(False, "CENTRE_CANCELLED", "CENTRE", "STAFFING")
CHILD = Past(False, "CHILD_REFUSED", "CHILD", "CHILD_DISTRESS")
COUNCIL = Past(False, "NO_SHOW", "LOCAL_AUTHORITY", "UNKNOWN")
NOTHING = Proposed(Step.NONE)


@pytest.mark.parametrize(
    ("past", "found"),
    [
        ([], NOTHING),
        ([MISS], NOTHING),
        ([MISS, LATE], Proposed(Step.REVIEW, "VISITING", 2)),
        ([MISS, LATE, MISS], Proposed(Step.PAUSE, "VISITING", 3)),
        ([MISS, HELD, MISS], NOTHING),
        ([MISS, MISS, EARLY], NOTHING),
        ([MISS, ILL, MISS], Proposed(Step.REVIEW, "VISITING", 2)),
        ([MISS, CENTRE, CHILD, IN_TIME, MISS], Proposed(Step.REVIEW, "VISITING", 2)),
        ([ILL, ILL, ILL], NOTHING),
        ([COUNCIL, COUNCIL], NOTHING),
        ([MISS, THEIRS], NOTHING),
        ([THEIRS, MISS, THEIRS], Proposed(Step.REVIEW, "RESIDENT", 2)),
    ],
)
def test_what_is_proposed_after_misses(past, found):
    assert proposed(past, Measures()) == found


def test_a_centre_counts_as_it_has_chosen():
    """R9: some ask at once, some pause at the very number."""
    assert proposed([MISS], Measures(review_after=1)).step is Step.REVIEW
    at_once = Measures(review_after=2, pause_after=2)
    assert proposed([MISS, MISS], at_once).step is Step.PAUSE
