"""R8: late, and what the team may think of. A person decides."""

from datetime import UTC, datetime, timedelta

import pytest

from kinkeeper.rules.contact_sessions.attendance import Measures, faults
from kinkeeper.rules.contact_sessions.lateness import Proposal, minutes_late, proposal

DUE = datetime(2026, 3, 14, 9, 45, tzinfo=UTC)
NONE, CALL_OFF, MAKE_UP = Proposal.NONE, Proposal.CALL_OFF, Proposal.MAKE_UP


@pytest.mark.parametrize(
    ("after", "minutes"),
    [
        (timedelta(minutes=-5), 0),
        (timedelta(seconds=59), 0),
        (timedelta(minutes=15, seconds=59), 15),
        (timedelta(minutes=16), 16),
    ],
)
def test_whole_minutes_count(after, minutes):
    assert minutes_late(DUE, DUE + after) == minutes


@pytest.mark.parametrize(
    ("minutes", "visiting", "here", "limit", "expected"),
    [
        (15, True, False, 15, NONE),
        (16, True, False, 15, CALL_OFF),
        (11, True, False, 10, CALL_OFF),
        (40, True, True, 15, NONE),
        (15, False, False, 15, NONE),
        (16, False, False, 15, MAKE_UP),
        (16, False, True, 15, MAKE_UP),
    ],
)
def test_what_is_proposed(minutes, visiting, here, limit, expected):
    measures = Measures(late_minutes=limit)

    found = proposal(minutes, visiting=visiting, here=here, measures=measures)

    assert found is expected


@pytest.mark.parametrize(
    ("chosen", "wrong"),
    [
        (Measures(), 0),
        (Measures(late_minutes=10, notice_hours=72), 0),
        (Measures(late_minutes=9), 1),
        (Measures(late_minutes=16), 1),
        (Measures(notice_hours=12), 1),
        (Measures(review_after=3, pause_after=3), 0),
        (Measures(review_after=4, pause_after=3), 1),
        (Measures(review_after=0), 1),
    ],
)
def test_a_centre_chooses_within_bounds(chosen, wrong):
    assert len(faults(chosen)) == wrong
