"""P11d: nothing but a person changes the line."""

from datetime import date, time
from itertools import permutations

from kinkeeper.rules.referrals.waiting import (
    Entry,
    Place,
    by_court,
    first_for,
    in_order,
    suits,
)

OLD = Entry(1, "supported", date(2026, 1, 5))
NEW = Entry(2, "supported", date(2026, 2, 5), court_on=date(2026, 3, 1))
FIRST = Entry(3, "supported", date(2026, 3, 5), goes_first=True)
SATURDAY = Place(date(2026, 3, 14), time(10), 90, "supported")


def test_the_line_is_the_same_however_it_is_asked():
    for some in permutations((OLD, NEW, FIRST)):
        assert in_order(some) == [FIRST, OLD, NEW]
        assert by_court(some) == [NEW, OLD, FIRST]


def test_a_place_suits_the_kind_of_contact_and_the_days():
    weekdays = Entry(4, "supported", date(2026, 1, 1), weekdays=(0, 1))
    supervised = Entry(5, "supervised", date(2026, 1, 1))

    assert suits(OLD, SATURDAY)
    assert not suits(weekdays, SATURDAY)
    assert not suits(supervised, SATURDAY)
    assert first_for(SATURDAY, (weekdays, supervised, NEW, OLD)) == OLD
    assert first_for(SATURDAY, (weekdays, supervised)) is None
