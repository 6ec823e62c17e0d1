"""What must hold of every question, however odd."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kinkeeper.policy import answers, edition
from kinkeeper.rules import retention as r
from kinkeeper.rules.retention.known import as_known
from tests.rules.retention.inventing import BLOCKS, cases, questions

MANY = settings(max_examples=80, deadline=None)
MORE = settings(max_examples=250, deadline=None)
FAR = date(9999, 12, 31)
ENDLESS = {r.Status.ACTIVE, r.Status.INDEFINITE, r.Status.TRANSFER_REQUIRED}


def schedule():
    return edition.in_force().schedule


@MANY
@given(questions())
def test_every_question_has_one_answer_that_holds_together(question):
    """P9a to P9k"""
    answer = answers.retention(question)

    assert answer.because.endswith(".")
    assert answer.because.count(".") == 1
    assert answer.rule in {row.rule for row in schedule().rows}
    if answer.status in ENDLESS:
        assert answer.anchor is answer.retain_until is answer.eligible_from is None
        assert (answer.review_on is None) is (answer.status is r.Status.ACTIVE)
    elif answer.status is r.Status.BLOCKED:
        assert answer.anchor is not None
        assert answer.eligible_from is answer.dispose_by is None
    else:
        assert answer.eligible_from <= answer.dispose_by
        if answer.retain_until is not None:
            assert answer.anchor <= answer.retain_until < answer.eligible_from
        waits = question.today < answer.eligible_from
        assert (answer.status is r.Status.WAIT) is waits
    assert (answer.approval is r.Approval.NONE) is (
        question.approved_on is None or question.approved_on > question.today
    )


@MANY
@given(questions())
def test_leaving_out_what_has_not_happened_changes_nothing(question):
    assume(any(each.start <= question.today for each in question.worker.engagements))
    assert answers.retention(as_known(question)) == answers.retention(question)


def earliest(answer):
    """Return the first day a record may go; an open hold or no end is never."""
    return answer.eligible_from or FAR


@MANY
@given(questions(), BLOCKS)
def test_a_block_never_makes_a_date_earlier(question, blocks):
    """P9l, C-8"""
    without = answers.retention(question)
    more = replace(question, blocks=(*question.blocks, *blocks))

    with_more = answers.retention(more)

    if without.status in ENDLESS:
        assert with_more.status == without.status
    else:
        assert earliest(with_more) >= earliest(without)
        assert (with_more.dispose_by or FAR) >= (without.dispose_by or FAR)
    assert with_more.retain_until == without.retain_until


@MANY
@given(questions(), st.sampled_from(["order", "entry", "cafcass", "court"]))
def test_court_involvement_never_shortens(question, how):
    """P9e, P9g, C-3"""
    alone = replace(question, record=r.Record.CASE_FILE, also=())
    case = alone.case
    first = r.Recorded(case.opened_on)
    involved = {
        "order": replace(case, court_orders=(*case.court_orders, first)),
        "entry": replace(case, cafcass=(*case.cafcass, first)),
        "cafcass": replace(case, referral=r.Referral.CAFCASS),
        "court": replace(case, referral=r.Referral.COURT),
    }[how]
    before = answers.retention(alone)
    after = answers.retention(replace(alone, case=involved))

    assert after.status is before.status or before.status not in ENDLESS
    assert (after.retain_until or FAR) >= (before.retain_until or FAR)


@MANY
@given(cases(), st.dates(date(2010, 1, 1), date(2042, 1, 1)))
def test_a_concern_never_leaves_an_end_date(case, today):
    """P9k, C-6"""
    assume(today >= case.opened_on)
    concern = r.Concern(case.opened_on)
    protected = replace(case, safeguarding=(*case.safeguarding, concern))
    for record in (r.Record.CASE_FILE, r.Record.CONTACT_REPORT):
        question = r.Question(today=today, record=record, case=protected)
        assert answers.retention(question).eligible_from is None


def over(question):
    """Tell by the stored obligations and the cut-offs whether the periods are over."""
    under = schedule().under(question.settings.over(schedule().settings))
    found = r.obligations(question, schedule())
    return all(
        each.trigger_on is not None
        and each.trigger_on
        <= under.row(each.row).cutoff(question.today, under.settings)
        for each in found
    )


@MORE
@given(questions())
def test_the_sweeps_cut_off_finds_exactly_what_may_go(question):
    """P9e, P9f: SELECT … WHERE trigger_on <= cutoff."""
    free = replace(question, blocks=())
    answer = answers.retention(free)

    may_go = answer.eligible_from is not None and answer.eligible_from <= free.today
    assert over(free) is may_go


@MORE
@given(questions())
def test_the_sweeps_second_cut_off_finds_exactly_what_is_late(question):
    """P9e, P9f"""
    free = replace(question, blocks=())
    answer = answers.retention(free)
    under = schedule().under(free.settings.over(schedule().settings))

    late = answer.dispose_by is not None and answer.dispose_by < free.today
    found = all(
        each.trigger_on is not None
        and each.trigger_on
        <= under.row(each.row).overdue_cutoff(free.today, under.settings)
        for each in r.obligations(free, schedule())
    )
    assert found is late


@MANY
@given(questions())
def test_due_says_the_same_dates_as_the_decision(question):
    free = replace(question, blocks=(), also=(), settings=r.Overrides())
    answer = answers.retention(free)
    dues = [
        r.due(schedule().row(each.row), each.trigger_on, schedule())
        for each in r.obligations(free, schedule())
        if each.trigger_on is not None
    ]

    if not dues:
        assert answer.status in ENDLESS
    else:
        assert answer.eligible_from == max(due.eligible_from for due in dues)
        assert answer.dispose_by == max(due.dispose_by for due in dues)


@pytest.mark.parametrize("row", ["P9i", "P9k.accident", "P9k.case_file"])
def test_a_row_without_an_end_has_no_cut_off(row):
    found = schedule().row(row)
    assert found.cutoff(date(2026, 11, 23), schedule().settings) is None
    assert found.overdue_cutoff(date(2026, 11, 23), schedule().settings) is None


def test_parental_leave_with_an_allowance_is_kept_for_two_reasons():
    """P9b, A6"""
    question = r.Question(
        today=date(2026, 11, 23),
        record=r.Record.PARENTAL_LEAVE,
        child=r.LeaveChild(date(2016, 3, 3), date(2021, 9, 12), date(2022, 1, 1)),
    )
    assert set(r.obligations(question, schedule())) == {
        r.Obligation("P9b", "P9b", date(2021, 9, 12)),
        r.Obligation("P9b.allowance", "P9b", date(2016, 3, 3)),
    }


def test_an_open_case_has_an_obligation_that_counts_nothing():
    case = r.Case(opened_on=date(2026, 10, 1), referral=r.Referral.SELF)
    question = r.Question(
        today=date(2026, 11, 23), record=r.Record.CASE_FILE, case=case
    )
    assert r.obligations(question, schedule()) == (r.Obligation("P9f", "P9f"),)
