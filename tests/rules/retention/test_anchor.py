"""From which day a case file counts (C-9)."""

import pytest

from tests.rules.asking import a_case, day, kept


def anchor(today="2026-01-15", anchor=None, **facts):
    settings = {"case_anchor": anchor} if anchor else {}
    return kept(case=a_case(**facts), today=today, settings=settings).anchor


def session(on, **facts):
    return {"on": on, "service": "supported"} | facts


@pytest.mark.parametrize(
    ("facts", "day_zero"),
    [
        ({}, "2025-04-14"),
        ({"sessions": [session("2025-04-13")]}, "2025-04-14"),
        ({"sessions": [session("2025-04-15")]}, "2025-04-15"),
        ({"sessions": [session("2025-04-15", cancelled=True)]}, "2025-04-15"),
        ({"sessions": [session("2026-01-15")]}, "2026-01-15"),
        ({"sessions": [session("2026-01-16")]}, "2025-04-14"),
        (
            {"correspondence": [{"on": "2025-06-06", "with": "professional"}]},
            "2025-06-06",
        ),
        ({"correspondence": [{"on": "2025-06-06", "with": "family"}]}, "2025-04-14"),
        ({"court_orders": [{"recorded_on": "2025-06-06"}]}, "2025-04-14"),
        ({"cafcass": [{"recorded_on": "2025-06-06"}]}, "2025-04-14"),
    ],
)
def test_the_latest_of_closing_last_session_and_last_professional_letter(
    facts, day_zero
):
    """P9e, P9f"""
    assert anchor(**facts) == day(day_zero)


@pytest.mark.parametrize(
    ("facts", "day_zero"),
    [
        ({}, "2025-04-14"),
        ({"sessions": [session("2024-12-01"), session("2024-11-01")]}, "2024-12-01"),
        ({"sessions": [session("2024-12-01", cancelled=True)]}, "2024-12-01"),
        ({"sessions": [session("2026-02-01")]}, "2025-04-14"),
        (
            {
                "sessions": [session("2024-12-01")],
                "correspondence": [{"on": "2025-06-06", "with": "professional"}],
            },
            "2024-12-01",
        ),
    ],
)
def test_the_setting_can_count_from_the_last_session(facts, day_zero):
    """A1"""
    assert anchor(anchor="last_session", **facts) == day(day_zero)


def test_the_setting_can_count_from_the_opening():
    """A1"""
    facts = {"sessions": [session("2025-06-01")]}
    assert anchor(anchor="record_created", **facts) == day("2024-10-01")
    still_open = {"opened_on": "2025-10-01", "closed_on": None}
    assert anchor(anchor="record_created", **still_open) is None


def test_the_setting_never_closes_an_open_case():
    facts = {"closed_on": None, "sessions": [session("2025-06-01")]}
    assert (
        kept(
            case=a_case(**facts),
            today="2026-01-15",
            settings={"case_anchor": "last_session"},
        ).status
        == "active"
    )
