"""Which two people may be proposed as one: never by a name alone."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinkeeper.rules.people.duplicates import (
    Known,
    Sign,
    compare,
    folded,
    folded_phone,
    proposals,
)

SIAN = Known(
    "1",
    "Siân",
    "Ap-Rhŷs",
    is_child=False,
    born_on=date(1990, 2, 3),
    phones=frozenset({"7700900101"}),
    families=frozenset({"a"}),
)
SAME = replace(SIAN, key="2", families=frozenset({"b"}))
MAX = Known("3", "Max", "Osei", is_child=True, born_on=date(2019, 5, 4))


@pytest.mark.parametrize(
    ("written", "also"),
    [
        ("Siân", "sian"),
        ("Ap-Rhŷs", "ap rhys"),
        ("O’Neill", "O'NEILL"),
        ("Łukasz", "lukasz"),
        ("Strauß", "STRAUSS"),
    ],
)
def test_a_name_is_the_same_however_it_is_written(written, also):
    assert folded(written) == folded(also)


def test_a_number_is_the_same_with_any_beginning():
    numbers = {"07700 900101", "+44 7700 900101", "0044 (0)7700 900101"}
    assert {folded_phone(number) for number in numbers} == {"7700900101"}
    assert folded_phone("123") == ""


def test_one_name_and_something_more_is_proposed():
    found = compare(SIAN, replace(SAME, given_name="SIAN", family_name="ap rhys"))
    assert found.signs == (Sign.BIRTH_DATE, Sign.PHONE)


@pytest.mark.parametrize(
    "other",
    [
        replace(SAME, born_on=None, phones=frozenset()),
        replace(SAME, born_on=date(1990, 2, 4)),
        replace(SAME, given_name="Sioned"),
        replace(SAME, family_name=""),
        replace(SAME, is_child=True),
        replace(SAME, families=frozenset({"a", "b"})),
        SIAN,
    ],
)
def test_nothing_that_contradicts_is_proposed(other):
    assert compare(SIAN, other) is None


def test_a_child_needs_the_same_birth_date_on_both():
    """Its birth date decides how long records are kept (C-7): it is never guessed."""
    other = replace(MAX, key="4", families=frozenset({"b"}))
    assert compare(MAX, other).signs == (Sign.BIRTH_DATE,)
    mail = frozenset({"max@example.org"})
    unknown = replace(other, born_on=None, emails=mail)
    assert compare(replace(MAX, emails=mail), unknown) is None


people = st.builds(
    Known,
    st.text("abc", min_size=1, max_size=2),
    st.sampled_from(["Ann", "ann", "Bob"]),
    st.sampled_from(["Lee", "LEE", ""]),
    st.booleans(),
    st.sampled_from([None, date(2000, 1, 1), date(2015, 1, 1)]),
    st.frozensets(st.sampled_from(["7", "8"]), max_size=1),
    st.just(frozenset()),
    st.frozensets(st.sampled_from(["x", "y"]), max_size=1),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(people, people)
def test_it_makes_no_difference_who_comes_first(first, second):
    assert compare(first, second) == compare(second, first)


def test_each_pair_is_named_once():
    third = replace(SAME, key="9", families=frozenset({"c"}))
    found = [(each.first, each.second) for each in proposals([SIAN, SAME, third, MAX])]
    assert sorted(found) == [("1", "2"), ("1", "9"), ("2", "9")]
