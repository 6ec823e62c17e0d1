"""Which row is a case file's (C-3, C-4, A2)."""

import pytest

from tests.rules.asking import a_case, day, kept


def session(service, on="2025-01-11", **facts):
    return {"on": on, "service": service} | facts


@pytest.mark.parametrize(
    ("sessions", "supervised"),
    [
        ([], False),
        ([session("supported")], False),
        ([session("handover"), session("escorted"), session("online")], False),
        ([session("supported"), session("supervised"), session("online")], True),
        ([session("supervised", cancelled=True)], False),
        ([session("supervised", on="2026-11-23")], True),
        ([session("supervised", on="2026-11-24")], False),
    ],
)
def test_a_case_is_supervised_once_a_supervised_session_took_place(
    sessions, supervised
):
    """P9e, P9g, C-4"""
    for referral, rules in (("court", ("P9e", "P9g")), ("self", ("P9f", "P9h"))):
        answer = kept(case=a_case(sessions=sessions, referral=referral))
        assert answer.rule == rules[supervised]


@pytest.mark.parametrize(
    ("facts", "rule", "law", "free"),
    [
        ({}, "P9f", "R6", "2026-04-15"),
        ({"referral": "professional"}, "P9e", "A2", "2028-04-15"),
        ({"referral": "court"}, "P9e", "C-3", "2028-04-15"),
        ({"referral": "cafcass"}, "P9e", "C-3", "2028-04-15"),
        ({"court_orders": [{"recorded_on": "2025-01-01"}]}, "P9e", "C-3", "2028-04-15"),
        ({"cafcass": [{"recorded_on": "2025-01-01"}]}, "P9e", "C-3", "2028-04-15"),
        (
            {"referral": "professional", "cafcass": [{"recorded_on": "2025-01-01"}]},
            "P9e",
            "C-3",
            "2028-04-15",
        ),
        # Learned of after closing: the same anchor, three years.
        ({"court_orders": [{"recorded_on": "2026-11-01"}]}, "P9e", "C-3", "2028-04-15"),
    ],
)
def test_a_court_or_cafcass_decides_first_then_a_professional(facts, rule, law, free):
    """P9e, P9f"""
    answer = kept(case=a_case(**facts))

    assert (answer.rule, answer.eligible_from) == (rule, day(free))
    assert law in answer.via
    assert answer.anchor == day("2025-04-14")


@pytest.mark.parametrize(("years", "free"), [(1, "2026-04-15"), (2, "2027-04-15")])
def test_the_years_of_a_professional_referral_are_a_setting(years, free):
    """A2"""
    settings = {"professional_no_order_years": years}
    for referral, expected in (("professional", free), ("court", "2028-04-15")):
        answer = kept(case=a_case(referral=referral), settings=settings)
        assert answer.eligible_from == day(expected)
