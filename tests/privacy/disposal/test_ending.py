"""What ends when: the database's count agrees with one by one."""

from collections import Counter
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.commands.open_review import propose
from kinkeeper.privacy.disposal.queries import ending, pinned
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.rules import retention
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 14)


def counting(case: Case, number: int, *, step: int = 17) -> list[Obligation]:
    """Make records of all rows whose clocks began on different days."""
    schedule = edition.in_force().schedule
    rows = [row for row in schedule.rows if row.id in ("P9f", "P9h", "P9e.court")]
    made = []
    for index in range(number):
        row = rows[index % len(rows)]
        made.append(
            Obligation(
                case=case,
                kind=row.kind,
                record=f"people.Case:{uuid4()}",
                title="Case file",
                state=Obligation.State.COUNTING,
                rule=row.rule,
                row=row.id,
                opened_on=date(2020, 1, 1),
                trigger_on=TODAY - timedelta(days=1200 - step * index),
                facts_sha256="",
                policy_version=edition.in_force().version,
                refreshed_at=stage.at(TODAY),
            )
        )
    return Obligation.objects.bulk_create(made)


def last_day(row: Obligation) -> date:
    schedule = edition.in_force().schedule
    due = retention.due(schedule.row(row.row), row.trigger_on, schedule)
    return due.retain_until


def test_the_months_agree_with_counting_one_by_one():
    made = counting(family.wren().case, 70)
    bars = ending.months(Obligation.objects.all(), pinned.schedules(), TODAY).months
    by_hand = Counter((last_day(row).year, last_day(row).month) for row in made)
    assert [(b.year, b.month, b.count) for b in bars] == [
        (b.year, b.month, by_hand[(b.year, b.month)]) for b in bars
    ]
    assert len(bars) == 12
    assert sum(b.count for b in bars) > 0


def test_the_sentence_agrees_with_counting_one_by_one():
    made = counting(family.wren().case, 70)
    told = ending.summary(Obligation.objects.all(), pinned.schedules(), TODAY)
    days = [last_day(row) for row in made]
    assert told.soon == sum(day <= TODAY + timedelta(days=90) for day in days)
    assert told.waiting == sum(day < TODAY for day in days)
    grace = timedelta(days=edition.in_force().settings.disposal_grace_days)
    assert told.overdue == sum(day + timedelta(days=1) + grace < TODAY for day in days)
    assert told.held == 0


def test_what_is_held_is_counted_apart():
    case = family.wren().case
    counting(case, 10)
    Hold.objects.create(
        kind=Hold.Kind.COMPLAINT,
        case=case,
        from_on=TODAY,
        review_on=TODAY + timedelta(days=60),
        reason="A complaint",
        placed_by_id=1,
    )
    told = ending.summary(Obligation.objects.all(), pinned.schedules(), TODAY)
    assert (told.held, told.soon, told.waiting) == (10, 0, 0)


def test_the_night_asks_as_many_questions_for_many_records_as_for_few():
    """sweep-day: the number of statements does not grow with what is held."""

    def asked(number: int) -> int:
        counting(
            family.wren(reference=f"KK-{number}", callsign="").case, number, step=0
        )
        with CaptureQueriesContext(connection) as few:
            propose(TODAY - timedelta(days=2000))
        return len(few)

    assert asked(10) == asked(200)
