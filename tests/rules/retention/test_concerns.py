"""What a safeguarding concern protects (C-6)."""

import pytest

from tests.rules.asking import a_case, kept

CLOSED = {"recorded_on": "2025-02-02", "closed_on": "2025-02-20"}
GOOD = {
    "on": "2026-01-05",
    "by_lead": True,
    "second_approver": True,
    "reason": "Mistake",
}
ALLOWED = {"safeguarding_downgrade": True}


@pytest.mark.parametrize("record", ["case_file", "contact_report"])
def test_a_concern_takes_the_end_date_away_even_when_it_is_closed(record):
    """P9k"""
    answer = kept(record, case=a_case(safeguarding=[CLOSED]))

    assert (answer.rule, answer.status) == ("P9k", "indefinite")
    assert {"R11", "C-6", "C-7"} <= set(answer.via)
    assert answer.retain_until is answer.eligible_from is answer.dispose_by is None


def test_notes_of_supported_contact_are_protected_like_the_file():
    answer = kept(
        "contact_report", service="supported", case=a_case(safeguarding=[CLOSED])
    )
    assert answer == kept(case=a_case(safeguarding=[CLOSED]))


def test_a_concern_of_an_open_case_leaves_it_active_with_the_row_to_come():
    answer = kept(
        case=a_case(
            closed_on=None,
            opened_on="2026-10-01",
            safeguarding=[{"recorded_on": "2026-10-10"}],
        )
    )
    assert (answer.rule, answer.status, answer.review_on) == ("P9k", "active", None)


@pytest.mark.parametrize(
    ("downgrade", "settings", "rule"),
    [
        (GOOD, ALLOWED, "P9f"),
        (GOOD, {}, "P9k"),
        (GOOD | {"by_lead": False}, ALLOWED, "P9k"),
        (GOOD | {"second_approver": False}, ALLOWED, "P9k"),
        (GOOD | {"second_approver": " "}, ALLOWED, "P9k"),
        (GOOD | {"second_approver": "M. Jones"}, ALLOWED, "P9f"),
        (GOOD | {"reason": ""}, ALLOWED, "P9k"),
        (GOOD | {"reason": " \t\n"}, ALLOWED, "P9k"),
        ({"on": "2026-01-05"}, ALLOWED, "P9k"),
        (GOOD | {"on": "2026-11-24"}, ALLOWED, "P9k"),
        (GOOD | {"on": "2026-11-23"}, ALLOWED, "P9f"),
    ],
)
def test_only_the_lead_with_a_second_person_and_a_reason_takes_it_back(
    downgrade, settings, rule
):
    case = a_case(safeguarding=[CLOSED | {"downgrade": downgrade}])
    assert kept(case=case, settings=settings).rule == rule


def test_one_concern_that_stands_is_enough():
    case = a_case(safeguarding=[CLOSED | {"downgrade": GOOD}, CLOSED])
    assert kept(case=case, settings=ALLOWED).rule == "P9k"


@pytest.mark.parametrize(
    ("about", "child", "rule"),
    [
        (["A"], "A", "P9k"),
        (["A"], "B", "P9f"),
        (["A", "B"], "B", "P9k"),
        (["A"], None, "P9k"),
        ([], "B", "P9k"),
    ],
)
def test_a_concern_can_be_made_to_protect_one_childs_documents_only(about, child, rule):
    """A3"""
    children = [{"ref": "A"}, {"ref": "B"}]
    case = a_case(safeguarding=[CLOSED | {"child": child}])

    narrow = kept(
        case=case,
        about=about,
        children=children,
        settings={"safeguarding_scope": "child"},
    )

    assert narrow.rule == rule
    assert kept(case=case, about=about, children=children).rule == "P9k"
