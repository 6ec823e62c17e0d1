"""What may happen today, and what became of an approval (C-12, C-13)."""

import pytest

from tests.rules.asking import a_case, kept


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-04-14", "wait"),
        ("2026-04-15", "eligible"),
        ("2026-05-15", "eligible"),
        ("2026-05-16", "overdue"),
    ],
)
def test_the_last_day_is_still_kept_and_the_last_day_of_grace_is_in_time(today, status):
    """P9f, DT-3"""
    assert kept(case=a_case(), today=today).status == status


@pytest.mark.parametrize(("grace", "status"), [(0, "overdue"), (1, "eligible")])
def test_the_days_of_grace_are_a_setting(grace, status):
    settings = {"disposal_grace_days": grace}
    answer = kept(case=a_case(), today="2026-04-16", settings=settings)
    assert answer.status == status


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-04-14", "wait"),
        ("2026-04-15", "return_to_controller"),
        ("2026-11-23", "return_to_controller"),
    ],
)
def test_a_commissioners_case_goes_back_and_is_never_destroyed_by_us(today, status):
    """C-12"""
    answer = kept(case=a_case(our_role="processor"), today=today)
    mine = kept(case=a_case(), today=today)

    assert answer.status == status
    assert answer.eligible_from == mine.eligible_from
    assert answer.dispose_by == mine.dispose_by
    assert ("C-12" in answer.via) is (status == "return_to_controller")


def test_a_case_that_is_ours_with_somebody_is_ours_to_destroy():
    assert kept(case=a_case(our_role="joint"), today="2026-05-01").status == "eligible"


def test_a_block_stands_before_the_commissioner():
    blocks = [{"kind": "legal_claim", "from": "2026-01-01"}]
    answer = kept(case=a_case(our_role="processor"), blocks=blocks)
    assert answer.status == "blocked"


def test_a_staff_file_is_not_the_commissioners_because_a_case_is_named():
    worker = {"engagements": [{"from": "2010-01-01", "to": "2015-01-01"}]}
    case = a_case(our_role="processor")

    assert kept("hr_file", worker=worker, case=case).status == "overdue"
    both = kept("hr_file", also=["case_file"], worker=worker, case=case)
    assert both.status == "return_to_controller"


@pytest.mark.parametrize(
    ("approved_on", "today", "approval"),
    [
        (None, "2026-05-01", "none"),
        ("2026-05-02", "2026-05-01", "none"),
        ("2026-05-01", "2026-05-01", "stands"),
        ("2026-04-15", "2026-05-01", "stands"),
        ("2026-04-14", "2026-05-01", "cancelled"),
        ("2026-04-20", "2026-06-30", "stands"),
        ("2026-04-14", "2026-04-14", "cancelled"),
    ],
)
def test_an_approval_stands_only_if_the_record_could_go_by_then(
    approved_on, today, approval
):
    """P9l, C-13"""
    answer = kept(case=a_case(), approved_on=approved_on, today=today)
    assert answer.approval == approval
    assert ("C-13" in answer.via) is (approval == "cancelled")


@pytest.mark.parametrize(
    "facts",
    [
        {"case": a_case(court_orders=[{"recorded_on": "2026-05-02"}])},
        {"case": a_case(safeguarding=[{"recorded_on": "2026-05-02"}])},
        {"case": a_case(reopenings=[{"opened_on": "2026-05-02"}])},
        {"case": a_case(our_role="processor")},
        {"case": a_case(), "blocks": [{"kind": "manual", "from": "2026-05-02"}]},
        {
            "case": a_case(),
            "blocks": [{"kind": "manual", "from": "2026-05-02", "to": "2026-05-03"}],
        },
    ],
)
def test_a_fact_that_comes_later_cancels_an_approval(facts):
    """P9l, C-13"""
    answer = kept(approved_on="2026-05-01", today="2026-05-05", **facts)
    assert answer.approval == "cancelled"


def test_an_approval_of_a_certificate_follows_the_same_rule():
    paper = {"certificate": {"decided_on": "2026-08-31"}}
    for approved_on, approval in (
        ("2026-08-30", "cancelled"),
        ("2026-08-31", "stands"),
    ):
        answer = kept("dbs_certificate", approved_on=approved_on, **paper)
        assert answer.approval == approval
