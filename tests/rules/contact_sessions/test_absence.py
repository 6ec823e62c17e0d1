"""R10: 48 hours make the difference; exactly 48 is in good time."""

from datetime import UTC, datetime, timedelta

import pytest

from kinkeeper.rules.contact_sessions.absence import notice

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
    told = notice(STARTS - before, STARTS)

    assert (told.hours, told.in_good_time) == (hours, in_good_time)
