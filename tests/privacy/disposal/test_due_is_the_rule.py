"""The night's one statement finds exactly what the rules would let go, one by one."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kinkeeper.people.models import Case
from kinkeeper.policy import edition, library
from kinkeeper.privacy.disposal.queries import due as asking
from kinkeeper.privacy.records.facts import Told
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.promising import promises
from kinkeeper.privacy.records.register import Holding
from kinkeeper.rules import retention
from kinkeeper.rules.dates import add_days, add_years
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention import Keep, Record
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db

EPOCH = date(2016, 1, 31)
MAY_GO = {retention.Status.ELIGIBLE, retention.Status.OVERDUE}
FIRST = "2026-11"
LATER = "longer"

days = st.integers(0, 2600).map(lambda n: EPOCH + timedelta(days=n))
leap = st.sampled_from([date(2016, 2, 29), date(2020, 2, 29), date(2019, 2, 28)])
day = days | leap


def maybe(values):
    return st.none() | values


@st.composite
def cases(draw):
    opened = draw(day)
    closed = add_days(opened, draw(st.integers(0, 900)))
    return {
        "case": retention.Case(
            opened_on=opened,
            closed_on=closed,
            referral=draw(st.sampled_from(list(retention.Referral))),
            our_role=draw(st.sampled_from(list(retention.OurRole))),
            court_orders=tuple(
                retention.Recorded(on) for on in draw(st.lists(day, max_size=1))
            ),
            correspondence=tuple(
                retention.Letter(on, draw(st.sampled_from(list(retention.Party))))
                for on in draw(st.lists(day, max_size=2))
            ),
            safeguarding=tuple(
                retention.Concern(recorded_on=on)
                for on in draw(st.lists(day, max_size=1))
                if draw(st.booleans())
            ),
        )
    }


@st.composite
def workers(draw):
    start = draw(day)
    end = draw(maybe(st.integers(0, 2000).map(lambda n: add_days(start, n))))
    return {"worker": retention.Worker((retention.Engagement(start, end),))}


@st.composite
def leaves(draw):
    born = draw(day)
    later = st.integers(0, 2000).map(lambda n: add_days(born, n))
    child = retention.LeaveChild(born, draw(maybe(later)), draw(maybe(later)))
    return {"child": child}


@st.composite
def certificates(draw):
    seen = draw(day)
    decided = draw(maybe(st.integers(0, 400).map(lambda n: add_days(seen, n))))
    return {
        "certificate": retention.Certificate(
            dated_on=seen, received_on=seen, decided_on=decided
        )
    }


@st.composite
def papers(draw):
    start = draw(day)
    ends = add_days(start, draw(st.integers(0, 400)))
    year = retention.FinancialYear(start, ends)
    return {"finance": retention.Finance(start, financial_years=(year,))}


uses = day.map(
    lambda on: {"uses": (retention.Use(on, retention.UseKind.OPENED_FOR_TASK),)}
)
FACTS = {
    Record.CASE_FILE: cases(),
    Record.HR_FILE: workers(),
    Record.DBS_RECORD: workers(),
    Record.PARENTAL_LEAVE: leaves(),
    Record.DBS_CERTIFICATE: certificates(),
    Record.FINANCE: papers(),
    Record.STAFF_MISC: uses,
}


@st.composite
def questions(draw):
    """One record of any kind, or a paper that is of two kinds at once (C-1)."""
    kind = draw(st.sampled_from(list(FACTS)))
    told = draw(FACTS[kind])
    also = ()
    if kind in (Record.HR_FILE, Record.PARENTAL_LEAVE) and draw(st.booleans()):
        also, told = (Record.FINANCE,), told | draw(papers())
    return {"record": kind, "also": also, **told}


def longer(schedule):
    """Return the table with a year more in every row that has an end."""
    rows = tuple(
        replace(
            row, keep=Keep(replace(row.keep.period, years=row.keep.period.years + 1))
        )
        if row.keep and row.keep.period.until_age is None
        else row
        for row in schedule.rows
    )
    return replace(schedule, rows=rows)


@pytest.fixture
def two_editions(monkeypatch):
    """Two pinned versions: the edition in force, and one that keeps a year longer."""
    first = edition.in_force().schedule
    tables = {FIRST: first, LATER: longer(first)}
    monkeypatch.setattr(library, "schedule_for", tables.__getitem__)
    asking._cutoffs.cache_clear()
    yield tables
    asking._cutoffs.cache_clear()


def boundaries(question, schedule):
    """Return the days around which the answer changes, once all facts are known."""
    late = retention.decide(
        retention.Question(today=date(2040, 1, 1), **question), schedule
    )
    edges = [date(2024, 2, 29)]
    for edge in (late.eligible_from, late.dispose_by):
        if edge is not None:
            edges += [add_days(edge, step) for step in (-1, 0, 1)]
    return edges


@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(question=questions(), version=st.sampled_from([FIRST, LATER]), data=st.data())
def test_due_is_what_the_rules_let_go(db, two_editions, question, version, data):
    """P9a to P9j, C-1, C-2, C-12, P14: on the days around every boundary."""
    schedule = two_editions[version]
    try:
        today = data.draw(st.sampled_from(boundaries(question, schedule)))
        asked = retention.Question(today=today, **question)
        answer = retention.decide(asked, schedule)
    except UnreadableError:
        return
    with transaction.atomic():
        kept = store(asked, version, today)
        found = {each.record for each in asking.due(today)}
        assert (kept in found) == (answer.status in MAY_GO), answer
        transaction.set_rollback(True)


def store(asked, version, today):
    """Store what the policy promises about one record, as the product does."""
    case = None
    if asked.case is not None:
        case = family.wren(opened_on=EPOCH).case
        Case.objects.filter(pk=case.pk).update(our_role=asked.case.our_role)
    name = "invented.Record:1"
    holding = Holding(asked.record, name, "A record", EPOCH)
    told = Told(holding, asked, b"key", case)
    rows = promises(told, pinned=version, today=today, now=stage.at(today))
    Obligation.objects.bulk_create(rows)
    return name


@pytest.mark.parametrize("version", [FIRST, LATER])
@pytest.mark.parametrize(
    "row", edition.in_force().schedule.additional, ids=lambda r: r.id
)
def test_an_additional_kind_is_due_by_its_row(two_editions, monkeypatch, row, version):
    """A17: kinds that only the product holds end by the same statement."""
    monkeypatch.setattr(asking.register, "can_destroy", lambda kind: True)
    schedule = two_editions[version]
    start = date(2020, 2, 29)
    name = f"invented.{row.kind}:1"
    told = Told(Holding(row.kind, name, "A record", start), None, b"", None, start)
    rows = promises(told, pinned=version, today=start, now=stage.at(start))
    Obligation.objects.bulk_create(rows)

    dates = retention.due(row, start, schedule)
    if dates.eligible_from is None:
        assert not asking.due(add_years(start, 80))
        return
    before = add_days(dates.eligible_from, -1)
    assert not asking.due(before)
    assert [each.record for each in asking.due(dates.eligible_from)] == [name]


def test_a_version_nobody_published_ends_nothing(two_editions):
    """P9, P14: what fits no edition waits for a person."""
    told = Told(
        Holding(Record.HR_FILE, "invented.Record:2", "A record", EPOCH),
        retention.Question(
            today=EPOCH,
            record=Record.HR_FILE,
            worker=retention.Worker((retention.Engagement(EPOCH, EPOCH),)),
        ),
        b"",
    )
    (row,) = promises(told, pinned="no-such", today=EPOCH, now=stage.at(EPOCH))
    assert row.state == Obligation.State.NO_RULE
    row.save()
    assert asking.due(date(2060, 1, 1)) == []
