"""What has not happened yet does not count."""

import pytest

from tests.rules.asking import TODAY, a_case, day, kept

LATER = "2026-11-24"
BEFORE = "2026-11-22"


@pytest.mark.parametrize(
    "fact",
    [
        {"court_orders": [{"recorded_on": LATER}]},
        {"cafcass": [{"recorded_on": LATER}]},
        {"safeguarding": [{"recorded_on": LATER}]},
        {"correspondence": [{"on": LATER, "with": "professional"}]},
        {"reopenings": [{"opened_on": LATER}]},
    ],
)
def test_a_fact_of_tomorrow_is_left_out(fact):
    assert kept(case=a_case(**fact)) == kept(case=a_case())


@pytest.mark.parametrize(
    "fact",
    [
        {"court_orders": [{"recorded_on": TODAY}]},
        {"cafcass": [{"recorded_on": TODAY}]},
        {"safeguarding": [{"recorded_on": TODAY}]},
        {"correspondence": [{"on": TODAY, "with": "professional"}]},
        {"reopenings": [{"opened_on": TODAY}]},
    ],
)
def test_a_fact_of_today_counts(fact):
    assert kept(case=a_case(**fact)) != kept(case=a_case())


@pytest.mark.parametrize(
    "facts",
    [
        {"blocks": [{"kind": "manual", "from": LATER}]},
        {"approved_on": LATER},
        {"reviewed_on": LATER},
        {"ceased_trading_on": LATER},
    ],
)
def test_a_block_an_approval_a_review_of_tomorrow_is_left_out(facts):
    assert kept(case=a_case(), **facts) == kept(case=a_case())


@pytest.mark.parametrize(
    ("case", "status"),
    [
        ({"closed_on": LATER}, "active"),
        ({"closed_on": TODAY}, "wait"),
        ({"closed_on": BEFORE}, "wait"),
        ({"closed_on": None, "declined_on": LATER}, "active"),
        ({"closed_on": None, "declined_on": TODAY}, "wait"),
        ({"reopenings": [{"opened_on": BEFORE, "closed_on": LATER}]}, "active"),
        ({"reopenings": [{"opened_on": BEFORE, "closed_on": TODAY}]}, "wait"),
    ],
)
def test_an_end_of_tomorrow_has_not_come_and_one_of_today_has(case, status):
    case = a_case(**({"opened_on": "2026-09-01", "closed_on": "2026-10-01"} | case))
    assert kept(case=case).status == status


def test_a_leaver_of_tomorrow_still_works_here():
    def leaving(on):
        return kept(
            "hr_file", worker={"engagements": [{"from": "2020-01-01", "to": on}]}
        )

    assert leaving(LATER).status == "active"
    assert leaving(TODAY).anchor == day(TODAY)


def test_an_engagement_that_has_not_begun_is_left_out():
    left = {"from": "2019-01-01", "to": "2025-06-30"}
    returning = {"from": LATER}

    answer = kept("hr_file", worker={"engagements": [left, returning]})

    assert answer.anchor == day("2025-06-30")
    assert kept("hr_file", worker={"engagements": [returning]}).status == "active"


def test_an_end_of_a_block_that_has_not_come_leaves_it_open():
    block = {"kind": "manual", "from": "2026-01-01", "to": LATER}
    assert kept(case=a_case(), blocks=[block]).status == "blocked"


def test_an_adoption_and_an_allowance_of_tomorrow_are_left_out():
    child = {"born_on": "2022-10-10"}
    for name in ("adopted_on", "disability_allowance_from"):
        answer = kept("parental_leave", child=child | {name: LATER})
        assert answer == kept("parental_leave", child=child)
        assert kept("parental_leave", child=child | {name: TODAY}) != answer


def test_a_decision_of_tomorrow_is_left_out():
    certificate = {"received_on": "2026-11-01", "decided_on": LATER}
    answer = kept("dbs_certificate", certificate=certificate)
    assert answer.anchor == day("2026-11-01")


def test_a_use_of_tomorrow_is_left_out():
    uses = [{"on": "2020-05-05", "how": "edited"}, {"on": LATER, "how": "edited"}]
    assert kept("staff_misc", uses=uses).anchor == day("2020-05-05")


def test_a_downgrade_of_tomorrow_is_left_out():
    def with_downgrade(on):
        downgrade = {"on": on, "by_lead": True, "second_approver": True, "reason": "x"}
        concern = {"recorded_on": "2025-02-02", "downgrade": downgrade}
        return kept(
            case=a_case(safeguarding=[concern]),
            settings={"safeguarding_downgrade": True},
        )

    assert with_downgrade(LATER).rule == "P9k"
    assert with_downgrade(TODAY).rule == "P9f"
