"""R17, R31: what the orders on a file mean for contact on a day."""

from datetime import date, timedelta

import pytest

from kinkeeper.rules.referrals.orders import Order, contact_on, days_left, urgency

LAST = date(2026, 12, 18)
DAY = timedelta(days=1)


def test_no_order_stands_in_nobodys_way():
    assert contact_on([], LAST).allowed
    assert contact_on([Order()], LAST).allowed


def test_the_last_day_is_still_in_the_order_and_the_next_one_is_not():
    """R17"""
    order = Order(ends_on=LAST)

    assert contact_on([order], LAST).allowed
    after = contact_on([order], LAST + DAY)
    assert not after.allowed
    assert "18 December 2026" in after.reasons[0].text


def test_a_person_may_decide_that_it_goes_on():
    assert contact_on([Order(ends_on=LAST, goes_on=True)], LAST + DAY).allowed


def test_a_replaced_order_stops_nothing():
    replaced = Order(ends_on=LAST, ended_on=LAST - 30 * DAY)

    assert contact_on([replaced, Order()], LAST + DAY).allowed
    assert replaced.in_force(LAST - 31 * DAY)
    assert not replaced.in_force(LAST - 30 * DAY)


def test_a_second_order_does_not_cure_the_end_of_the_first():
    assert not contact_on([Order(ends_on=LAST), Order()], LAST + DAY).allowed


@pytest.mark.parametrize(("read", "word"), [(True, "forbids"), (False, "Read the")])
def test_an_order_in_force_that_forbids_contact_refuses_it(read, word):
    """R31"""
    found = contact_on([Order(forbids=True, read=read)], LAST)

    assert not found.allowed
    assert word in found.reasons[0].text


def test_a_ban_that_ran_out_is_not_safe_by_itself():
    """R17: expired does not mean safe."""
    assert not contact_on([Order(ends_on=LAST, forbids=True)], LAST + DAY).allowed


@pytest.mark.parametrize(
    ("days", "left", "which"),
    [
        pytest.param(30, 30, 30, id="the first reminder"),
        pytest.param(15, 15, 30, id="still the first"),
        pytest.param(14, 14, 14, id="the second"),
        pytest.param(7, 7, 7, id="the third"),
        pytest.param(0, 0, 7, id="the last day"),
        pytest.param(-1, -1, 0, id="it has ended"),
    ],
)
def test_reminders_come_30_14_and_7_days_before(days, left, which):
    assert days_left(LAST, LAST - days * DAY) == left
    assert urgency(left) == which


def test_a_far_end_and_an_unknown_one_remind_nobody():
    assert days_left(LAST, LAST - 31 * DAY) is None
    assert days_left(None, LAST) is None
