"""
A17: what is made anonymous leads to nobody, also not by way of what is kept elsewhere.

Whoever has the whole database and the journal knows the number that stood in a letter,
the key in the log, and the day in a diary. None of these may stand in a row any more.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from kinkeeper.feedback.models import Answer
from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery import register as recovery
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.rights.models import Clarification
from tests import family
from tests.feedback.test_sheets import answered, slips
from tests.privacy.disposal import made_alone
from tests.privacy.rights import asking

pytestmark = pytest.mark.django_db
# What many rows have in common says of nobody which it is.
COMMON = ("id", "anonymised_on", "version", "container", "sealed", "people_count")


def told_of(row: Any) -> set[str]:
    """Return each value of a row that may be one person's alone, as it is written."""
    return set(_values(row))


def _values(row: Any) -> Iterator[str]:
    for field in row._meta.concrete_fields:
        value = getattr(row, field.attname)
        if field.name in COMMON or field.choices or value in (None, "", 0, False):
            continue
        if isinstance(value, datetime):
            yield str(clock.london(value).date())
        yield str(value)


def journal() -> str:
    return repr([line for each in recovery.replays() for line in each.lines()])


def ended(thing: Any, team: made_alone.Team) -> None:
    due = made_alone.due_day(thing)
    made_alone.agreed(thing, due, team)
    sweep_disposals(due + timedelta(days=8))
    thing.refresh_from_db()
    assert thing.anonymised_on


@pytest.mark.parametrize("kind", ["rights_request", "complaint", "breach"])
def test_nothing_that_was_known_elsewhere_is_left_in_the_row(kind):
    """P9l: neither number, key nor day, and no row hangs on it."""
    team = made_alone.team_of_four()
    thing = made_alone.KINDS[kind](team)
    thing.refresh_from_db()
    if kind == "rights_request":
        Clarification.objects.create(
            request=thing, asked_on=made_alone.DAY, answered_on=made_alone.DAY
        )
    before, known, reference = told_of(thing), journal(), thing.reference
    assert reference in known
    holds = Hold.objects.filter(follows=reference).count()
    assert holds
    ended(thing, team)
    left = told_of(thing)
    assert before & left == set()
    assert not [value for value in left if value in known]
    year = {"2026-01-01", str(thing.received_at)}
    assert left <= {*year, thing.reference, str(thing.key)}
    assert not Clarification.objects.exists()
    assert not Hold.objects.filter(follows=reference).exists()
    assert Certificate.objects.get().item.reference == reference


def test_a_number_is_not_given_twice_after_it_was_taken_off():
    """A certificate goes on naming it."""
    team = made_alone.team_of_four()
    thing = made_alone.request(team)
    ended(thing, team)
    made = made_alone.case_of("Avocet", 9)
    again = asking.request(made.resident, team.omar, made_alone.DAY)
    assert again.reference == "RR-0002"


class TestSheets:
    """P8c: small numbers point at people, also without a word."""

    def gone(self, number: int) -> list[Answer]:
        for code in slips(number, by=family.bea()):
            answered(code, safe=2)
        promised = Obligation.objects.filter(kind="survey_answer")
        for name in list(promised.values_list("record", flat=True)):
            (part,) = register.lone_parts_of("survey_answer")
            part.erase(name, clock.moment(date(2027, 4, 2), 3))
        return list(Answer.objects.order_by("pk"))

    def test_of_four_in_a_year_not_even_the_marks_stay(self):
        assert [(one.month, one.marks) for one in self.gone(4)] == [("2026-01", {})] * 4

    def test_of_five_the_marks_stay_with_the_year(self):
        kept = self.gone(5)
        assert {(one.month, one.marks["safe"]) for one in kept} == {("2026-01", 2)}

    def test_no_row_in_the_database_says_when_a_sheet_came(self):
        """Key and promise begin with the month, as the sheet does."""
        (code,) = slips(1, by=family.bea())
        answer = answered(code)
        answer.refresh_from_db()
        first = clock.moment(date(2026, 3, 1), 0)
        assert answer.container.made_at == first
        assert Obligation.objects.get().refreshed_at == first
