"""R10: the centre's hours make the difference; who caused it, and what is charged."""

from datetime import UTC, datetime, timedelta

import pytest

from kinkeeper.rules.contact_sessions.absence import chargeable, notice
from kinkeeper.rules.contact_sessions.attendance import Measures

STARTS = datetime(2026, 3, 14, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("before", "hours", "in_good_time"),
    [
        (timedelta(hours=48), 48, True),
        (timedelta(hours=47, minutes=59), 47, False),
        (timedelta(days=5), 120, True),
        (timedelta(), 0, False),
        (timedelta(hours=-1), 0, False),
    ],
)
def test_notice_is_counted_in_whole_hours(before, hours, in_good_time):
    told = notice(STARTS - before, STARTS, hours=48)

    assert (told.hours, told.in_good_time) == (hours, in_good_time)


@pytest.mark.parametrize("hours", [24, 48, 72])
def test_exactly_the_centres_hours_are_in_good_time(hours):
    before = timedelta(hours=hours)
    assert notice(STARTS - before, STARTS, hours=hours).in_good_time
    later = STARTS - before + timedelta(seconds=1)
    assert not notice(later, STARTS, hours=hours).in_good_time


@pytest.mark.parametrize(
    ("status", "by_whom", "charges", "expected"),
    [
        ("CANCELLED_LATE", "VISITING", True, True),
        ("NO_SHOW", "RESIDENT", True, True),
        ("NO_SHOW", "RESIDENT", False, False),
        ("CANCELLED_IN_NOTICE", "VISITING", True, False),
        ("CANCELLED_LATE", "CHILD", True, False),
        ("NO_SHOW", "LOCAL_AUTHORITY", True, False),
        ("CENTRE_CANCELLED", "CENTRE", True, False),
        ("ENDED_EARLY", "VISITING", True, False),
        ("CHILD_REFUSED", "CHILD", True, False),
    ],
)
def test_what_may_be_charged(status, by_whom, charges, expected):
    assert chargeable(status, by_whom, Measures(charges=charges)) is expected
