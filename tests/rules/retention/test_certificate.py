"""By when a DBS certificate must be gone (R3, C-2, A9)."""

import pytest

from kinkeeper.rules.retention import BlockKind
from tests.rules.asking import a_case, day, kept

DECIDED = {"received_on": "2026-08-20", "decided_on": "2026-08-31"}
UNDECIDED = {"received_on": "2026-05-10"}
DELAYS = {"court_preservation", "own_access_request", "dbs_dispute"}


def certificate(paper=DECIDED, **facts):
    return kept("dbs_certificate", certificate=paper, **facts)


def block(kind, start="2026-09-01", end=None, consulted="2026-09-02"):
    return {"kind": kind, "from": start, "to": end, "dbs_consulted_on": consulted}


@pytest.mark.parametrize(
    ("today", "status"),
    [("2026-08-31", "eligible"), ("2027-02-28", "eligible"), ("2027-03-01", "overdue")],
)
def test_it_may_go_from_the_decision_and_must_within_six_months(today, status):
    """P9c"""
    answer = certificate(today=today)

    assert answer.status == status
    assert (answer.eligible_from, answer.dispose_by) == (
        day("2026-08-31"),
        day("2027-02-28"),
    )
    assert answer.retain_until is answer.review_on is None
    assert answer.keeps == ("check_date", "reference_number", "decision", "outcome")


@pytest.mark.parametrize(
    ("today", "status"),
    [("2026-11-09", "wait"), ("2026-11-10", "eligible"), ("2026-11-11", "overdue")],
)
def test_without_a_decision_it_counts_from_the_day_it_was_seen(today, status):
    """P9c, A9"""
    answer = certificate(UNDECIDED, today=today)

    assert answer.status == status
    assert answer.eligible_from == answer.dispose_by == day("2026-11-10")
    assert answer.review_on == day("2026-06-07")
    assert {"R3", "A9"} <= set(answer.via)


def test_the_date_printed_on_it_does_not_count():
    assert certificate(DECIDED | {"dated_on": "2026-01-01"}) == certificate()


def test_grace_days_do_not_apply():
    assert certificate(settings={"disposal_grace_days": 365}) == certificate()


@pytest.mark.parametrize("kind", sorted(DELAYS))
def test_three_things_delay_it(kind):
    """C-2"""
    stopped = certificate(blocks=[block(kind)])
    assert stopped.status == "blocked"
    assert stopped.eligible_from is stopped.dispose_by is None
    assert stopped.anchor == day("2026-08-31")

    freed = certificate(blocks=[block(kind, end="2027-04-05")], today="2027-04-06")
    assert freed.status == "eligible"
    assert freed.eligible_from == freed.dispose_by == day("2027-04-06")


@pytest.mark.parametrize("kind", sorted(set(BlockKind) - DELAYS))
def test_nothing_else_delays_it(kind):
    answer = certificate(blocks=[block(kind)])
    assert (answer.status, answer.dispose_by) == ("eligible", day("2027-02-28"))
    assert "C-2" in answer.via


def test_a_delay_that_ended_early_changes_nothing_but_the_first_day():
    answer = certificate(blocks=[block("court_preservation", end="2026-10-01")])
    assert answer.eligible_from == day("2026-10-02")
    assert answer.dispose_by == day("2027-02-28")


def test_a_request_to_see_it_leaves_no_hold_afterwards():
    answer = certificate(
        blocks=[block("own_access_request", end="2026-10-01")],
        settings={"post_request_hold_months": 12},
    )
    assert answer.eligible_from == day("2026-10-02")


@pytest.mark.parametrize(
    ("consulted", "status"),
    [(None, "eligible"), ("2026-11-23", "blocked"), ("2026-11-24", "eligible")],
)
def test_a_dispute_counts_once_the_dbs_has_been_asked(consulted, status):
    dispute = block("dbs_dispute", consulted=consulted)
    assert certificate(blocks=[dispute]).status == status


def test_a_dispute_nobody_asked_the_dbs_about_delays_nothing_when_it_ends():
    dispute = block("dbs_dispute", end="2026-11-01", consulted=None)
    assert certificate(blocks=[dispute]).eligible_from == day("2026-08-31")


@pytest.mark.parametrize(
    ("facts", "beats"),
    [
        ({}, False),
        ({"also": ["hr_file"]}, True),
        ({"blocks": [block("manual")]}, True),
        ({"blocks": [block("manual", end="2026-09-02")]}, True),
        ({"blocks": [block("manual", start="2026-11-24")]}, False),
    ],
)
def test_it_says_when_the_maximum_beat_something(facts, beats):
    assert ("C-2" in certificate(**facts).via) is beats


@pytest.mark.parametrize("first", [True, False])
def test_a_copy_in_a_file_goes_with_the_certificate(first):
    """P9c, C-2"""
    worker = {"engagements": [{"from": "2020-01-01"}]}
    kinds = ["dbs_certificate", "hr_file"]
    if not first:
        kinds.reverse()
    answer = kept(kinds[0], also=kinds[1:], certificate=DECIDED, worker=worker)
    assert (answer.rule, answer.status) == ("P9c", "eligible")


def test_an_open_case_does_not_keep_a_certificate():
    answer = certificate(also=["case_file"], case=a_case(closed_on=None))
    assert answer.status == "eligible"
