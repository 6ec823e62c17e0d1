"""When an answer is due: the dates of real stories, with their pauses and rolls."""

from datetime import UTC, date, datetime

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands.acknowledge_complaint import (
    acknowledge_complaint,
)
from kinkeeper.privacy.rights.commands.decide_breach import decide_breach
from kinkeeper.privacy.rights.commands.note_progress import note_progress
from kinkeeper.privacy.rights.commands.open_breach import open_breach
from kinkeeper.privacy.rights.queries import overdue
from kinkeeper.privacy.rights.queries.clocks import clock_of
from kinkeeper.privacy.rights.queries.concerning import Concerned
from tests import family
from tests.privacy.rights import asking
from tests.privacy.stage import at

pytestmark = pytest.mark.django_db
CAME = date(2026, 11, 16)


@pytest.fixture
def alder():
    return family.alder()


@pytest.fixture
def omar():
    return family.omar()


def due(matter, on: date):
    return clock_of(matter, now=at(on)).due_on


def test_the_month_runs_from_the_day_it_came(alder, omar):
    """P11b: Priya writes on a Monday; a month on is a Wednesday."""
    asked = asking.request(alder.resident, omar, CAME)
    assert due(asked, CAME) == date(2026, 12, 16)
    assert "16 December 2026" in clock_of(asked, now=at(CAME)).because


def test_proof_moves_the_beginning_and_a_holiday_the_end(alder, omar):
    """T-1, T-4: proof on 25 November; Christmas, a Saturday, a Sunday, a substitute."""
    asked = asking.request(alder.resident, omar, CAME)
    asking.step(asked, "identity_asked", omar, date(2026, 11, 18))
    asked.refresh_from_db()
    assert due(asked, date(2026, 11, 19)) is None
    asking.step(asked, "identity_came", omar, date(2026, 11, 25))
    asked.refresh_from_db()
    assert due(asked, date(2026, 11, 25)) == date(2026, 12, 29)


def test_a_question_back_pauses_a_request_to_see_and_no_other(alder, omar):
    """T-3, T-9: five days out, both ends included."""
    for right, expected in (("access", 21), ("rectification", 16)):
        asked = asking.request(alder.resident, omar, CAME, right)
        asking.step(asked, "clarification_asked", omar, date(2026, 11, 20))
        asking.step(asked, "clarification_came", omar, date(2026, 11, 24))
        asked.refresh_from_db()
        assert due(asked, date(2026, 11, 24)) == date(2026, 12, expected)


def test_more_time_is_taken_once_with_reasons_and_in_time(alder, omar):
    """T-5: two months more, from the first day."""
    asked = asking.request(alder.resident, omar, CAME)
    with pytest.raises(RefusedError, match="Say why"):
        asking.step(asked, "extended", omar, CAME)
    asking.step(asked, "extended", omar, date(2026, 12, 10), "Four years of papers.")
    asked.refresh_from_db()
    assert due(asked, date(2026, 12, 10)) == date(2027, 2, 16)
    with pytest.raises(RefusedError, match="once"):
        asking.step(asked, "extended", omar, date(2026, 12, 11), "More.")


@pytest.mark.parametrize("on", [date(2026, 11, 15), date(2026, 11, 18)])
def test_a_step_lies_between_the_request_and_today(alder, omar, on):
    asked = asking.request(alder.resident, omar, CAME)
    asked.refresh_from_db()
    with pytest.raises(RefusedError, match="cannot lie"):
        asking.log_step(
            request=asked, step="note", on=on, words="x", by=omar,
            now=at(date(2026, 11, 17)), version_seen=1,
        )  # fmt: skip


def test_what_is_late_is_named_and_an_answer_in_time_stays_in_time(alder, omar):
    """Clause 11: late on the day after, and never again once answered."""
    asked = asking.request(alder.resident, omar, CAME)
    assert overdue.requests_late(at(date(2026, 12, 16))) == []
    assert overdue.requests_late(at(date(2026, 12, 17))) == [asked.reference]
    asking.answer(asked, omar, date(2026, 12, 16))
    assert overdue.requests_late(at(date(2026, 12, 17))) == []


def test_a_complaint_is_acknowledged_within_thirty_days(alder, omar):
    """CP-1: 16 November and 30 days is 16 December."""
    made = asking.complaint(alder.visiting, omar, CAME)
    assert due(made, CAME) == date(2026, 12, 16)
    assert overdue.complaints_late(at(date(2026, 12, 17))) == ["CO-0001"]
    note_progress(
        matter=made, words="Called the office.", by=omar, now=at(CAME), version_seen=1
    )
    made.refresh_from_db()
    acknowledge_complaint(
        complaint=made, on=CAME, by=omar, now=at(CAME), version_seen=2
    )
    assert overdue.complaints_late(at(date(2026, 12, 17))) == []
    assert [line["what"] for line in made.unseal()["log"]][1] == "Progress"


def test_a_breach_runs_seventy_two_hours_through_the_weekend(alder, omar):
    """DT-7, BR-1: sure on Friday at 17:30, due on Monday at 17:30, in UTC."""
    aware = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    breach = open_breach(
        words="A report went to the wrong parent.",
        noticed_at=aware,
        aware_at=aware,
        people_count=3,
        concerned=Concerned(case=alder.case),
        by=omar,
        now=aware,
    )
    end = datetime(2026, 11, 23, 17, 30, tzinfo=UTC)
    assert clock_of(breach, now=aware).due_at == end
    assert overdue.breaches_late(end) == []
    assert overdue.breaches_late(end.replace(minute=31)) == ["BR-0001"]
    decide_breach(
        breach=breach, whom="regulator", told_at=end.replace(minute=40),
        why="High risk.", by=omar, now=end.replace(minute=45), version_seen=1,
    )  # fmt: skip
    assert overdue.breaches_late(end.replace(minute=50)) == ["BR-0001"]
