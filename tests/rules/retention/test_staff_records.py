"""How long records about staff are kept (R1, R2, R3s, R10)."""

import pytest

from tests.rules.asking import day, kept


def engaged(*spells):
    return {
        "engagements": [
            dict(zip(("from", "to"), spell, strict=False)) for spell in spells
        ]
    }


@pytest.mark.parametrize(
    ("spells", "last"),
    [
        ([("2019-01-07", "2026-06-30")], "2026-06-30"),
        ([("2018-01-01", "2022-03-31"), ("2023-09-01", "2026-01-15")], "2026-01-15"),
        ([("2020-02-03", "2026-05-10"), ("2023-06-01", "2024-12-31")], "2026-05-10"),
        ([("2018-01-01", "2022-03-31"), ("2026-11-24",)], "2022-03-31"),
        ([("2018-01-01", "2022-03-31"), ("2026-11-23",)], None),
        ([("2018-01-01",), ("2019-01-01", "2020-01-01")], None),
        ([("2026-11-24",)], None),
    ],
)
@pytest.mark.parametrize("record", ["hr_file", "dbs_record"])
def test_six_years_from_the_last_day_of_the_last_engagement(record, spells, last):
    """P9a, P9c"""
    answer = kept(record, worker=engaged(*spells))

    assert answer.rule == {"hr_file": "P9a", "dbs_record": "P9c"}[record]
    assert {"hr_file": "R1", "dbs_record": "R3s"}[record] in answer.via
    assert answer.keeps == ()
    if last is None:
        assert (answer.status, answer.anchor) == ("active", None)
    else:
        assert answer.anchor == day(last)
        assert answer.retain_until == day(last).replace(year=day(last).year + 6)


def test_paid_and_voluntary_work_count_alike():
    kinds = ({"kind": "paid"}, {"kind": "volunteer"}, {})
    answers = {
        kept(
            "hr_file",
            worker={"engagements": [{"from": "2020-01-01", "to": "2024-02-29"} | kind]},
        )
        for kind in kinds
    }
    assert {answer.retain_until for answer in answers} == {day("2030-02-28")}


@pytest.mark.parametrize(
    ("child", "anchor", "until", "law"),
    [
        ({"born_on": "2024-02-29"}, "2024-02-29", "2029-02-28", ("R2",)),
        (
            {"born_on": "2016-03-03", "adopted_on": "2021-09-12"},
            "2021-09-12",
            "2026-09-12",
            ("R2",),
        ),
        (
            {"born_on": "2016-03-03", "disability_allowance_from": "2018-01-08"},
            "2016-03-03",
            "2034-03-03",
            ("R2", "A6"),
        ),
        (
            {"born_on": "2012-02-29", "disability_allowance_from": "2014-05-01"},
            "2012-02-29",
            "2030-03-01",
            ("R2", "A6"),
        ),
        # Adopted late: five years end after the 18th birthday.
        (
            {
                "born_on": "2007-03-03",
                "adopted_on": "2022-01-10",
                "disability_allowance_from": "2022-02-01",
            },
            "2022-01-10",
            "2027-01-10",
            ("R2", "A6"),
        ),
        # Both end on one day: the five years win.
        (
            {
                "born_on": "2009-01-10",
                "adopted_on": "2022-01-10",
                "disability_allowance_from": "2022-02-01",
            },
            "2022-01-10",
            "2027-01-10",
            ("R2", "A6"),
        ),
    ],
)
def test_parental_leave_is_five_years_or_to_eighteen_whichever_is_later(
    child, anchor, until, law
):
    """P9b"""
    answer = kept("parental_leave", child=child)

    assert (answer.anchor, answer.retain_until) == (day(anchor), day(until))
    assert set(law) == set(answer.via)


def test_the_eighteenth_birthday_of_a_leap_child_follows_the_setting():
    child = {"born_on": "2012-02-29", "disability_allowance_from": "2014-05-01"}
    answer = kept("parental_leave", child=child, settings={"leap_birthday": "FEB_28"})
    assert answer.retain_until == day("2030-02-28")


@pytest.mark.parametrize(
    ("how", "counts"),
    [
        ("created", True),
        ("edited", True),
        ("opened_for_task", True),
        ("searched", False),
        ("rights_export", False),
        ("backup", False),
        ("retention_job", False),
    ],
)
def test_only_work_counts_as_use(how, counts):
    """P9j"""
    uses = [{"on": "2023-11-12", "how": "created"}, {"on": "2024-08-01", "how": how}]
    answer = kept("staff_misc", uses=uses)
    assert answer.anchor == day("2024-08-01" if counts else "2023-11-12")
    assert (answer.rule, answer.via) == ("P9j", ("R10",))


def test_the_last_use_counts_in_whatever_order_they_are_told():
    uses = [
        {"on": "2023-11-12", "how": "edited"},
        {"on": "2020-01-01", "how": "created"},
    ]
    answer = kept("staff_misc", uses=uses)
    assert answer.anchor == day("2023-11-12")
    assert answer.eligible_from == day("2026-11-13")


def test_the_sentence_says_whether_somebody_left_or_never_came():
    still = kept("hr_file", worker={"engagements": [{"from": "2020-01-01"}]})
    never = kept("hr_file", worker={"engagements": [{"from": "2026-11-24"}]})
    assert "the person still works here" in still.because
    assert "the work has not begun" in never.because
