from datetime import date

import pytest

from kinkeeper.rules.referrals.enquiries import Clock, answer_by, clock

CHRISTMAS = frozenset({date(2026, 12, 25), date(2026, 12, 28)})


@pytest.mark.parametrize(
    ("came", "due"),
    [
        pytest.param(date(2026, 11, 25), date(2026, 11, 27), id="Wednesday to Friday"),
        pytest.param(date(2026, 11, 27), date(2026, 12, 1), id="over a weekend"),
        pytest.param(date(2026, 11, 28), date(2026, 12, 1), id="came on a Saturday"),
        pytest.param(date(2026, 12, 24), date(2026, 12, 30), id="over bank holidays"),
    ],
)
def test_an_answer_is_due_two_working_days_later(came, due):
    assert answer_by(came, bank_holidays=CHRISTMAS) == due


@pytest.mark.parametrize(
    ("today", "stands"),
    [
        (date(2026, 11, 26), Clock.IN_TIME),
        (date(2026, 11, 27), Clock.TODAY),
        (date(2026, 11, 28), Clock.LATE),
    ],
)
def test_the_last_day_is_still_in_time(today, stands):
    assert clock(date(2026, 11, 27), today) is stands
