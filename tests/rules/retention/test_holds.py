"""What stops a disposal, and until when (C-8, C-16)."""

import pytest

from kinkeeper.rules.retention import BlockKind
from tests.rules.asking import a_case, day, kept

# Kept until 14 April 2026, so free from the 15th.
TAILED = {"rights_request", "own_access_request", "complaint"}
OTHERS = sorted(set(BlockKind) - TAILED - {"hmrc_check", "dbs_dispute"})


def held(*blocks, today="2026-11-23", record="case_file", **facts):
    return kept(
        record, today=today, blocks=list(blocks), **({"case": a_case()} | facts)
    )


def block(kind="manual", start="2026-04-01", end=None):
    return {"kind": kind, "from": start, "to": end}


@pytest.mark.parametrize("kind", [*sorted(TAILED), *OTHERS])
def test_an_open_block_leaves_no_date(kind):
    """P9f"""
    for today in ("2026-04-02", "2026-11-23"):
        answer = held(block(kind), today=today)
        assert answer.status == "blocked"
        assert answer.retain_until == day("2026-04-14")
        assert answer.anchor == day("2025-04-14")
        assert answer.eligible_from is answer.dispose_by is None
        assert "C-8" in answer.via


@pytest.mark.parametrize("kind", OTHERS)
def test_an_ended_block_holds_to_its_last_day(kind):
    answer = held(block(kind, end="2026-06-10"))

    assert answer.eligible_from == day("2026-06-11")
    assert answer.dispose_by == day("2026-07-11")
    assert "C-16" not in answer.via


@pytest.mark.parametrize("kind", sorted(TAILED))
def test_a_request_or_complaint_holds_on_for_three_months(kind):
    answer = held(block(kind, end="2026-05-31"))

    assert answer.eligible_from == day("2026-09-01")
    assert {"C-8", "C-16"} <= set(answer.via)


def test_the_months_after_a_request_are_a_setting():
    for months, free in ((0, "2026-06-01"), (12, "2027-06-01")):
        answer = held(
            block("complaint", end="2026-05-31"),
            settings={"post_request_hold_months": months},
        )
        assert answer.eligible_from == day(free)


@pytest.mark.parametrize(
    ("blocks", "free"),
    [
        ([block(end="2026-04-13")], "2026-04-15"),
        ([block(end="2026-04-14")], "2026-04-15"),
        ([block(end="2026-04-15")], "2026-04-16"),
        ([block("complaint", "2025-06-01", "2025-07-01")], "2026-04-15"),
        ([block("complaint", "2026-01-01", "2026-01-14")], "2026-04-15"),
        ([block("complaint", "2026-01-01", "2026-01-15")], "2026-04-16"),
        ([block(end="2026-06-10"), block(end="2026-05-01")], "2026-06-11"),
        (
            [block("rights_request", end="2026-05-01"), block(end="2026-06-10")],
            "2026-08-02",
        ),
    ],
)
def test_the_latest_end_counts_and_nothing_gets_earlier(blocks, free):
    assert held(*blocks).eligible_from == day(free)


def test_one_open_block_is_enough():
    answer = held(block(end="2026-06-10"), block("legal_claim"))
    assert answer.status == "blocked"
    assert "legal claim" in answer.because


@pytest.mark.parametrize(
    ("today", "status"),
    [
        ("2026-03-31", "wait"),
        ("2026-04-01", "blocked"),
        ("2026-06-09", "blocked"),
        ("2026-06-10", "wait"),
        ("2026-06-11", "eligible"),
        ("2026-07-11", "eligible"),
        ("2026-07-12", "overdue"),
    ],
)
def test_a_block_counts_from_its_first_day_to_its_last(today, status):
    assert held(block(end="2026-06-10"), today=today).status == status


FINANCE = {
    "finance": {
        "from": "2019-06-30",
        "financial_years": [{"from": "2019-04-01", "to": "2020-03-31"}],
    }
}


def test_a_tax_check_stops_finance_records_only():
    """P9d"""
    check = block("hmrc_check")

    assert held(check, record="finance", **FINANCE).status == "blocked"
    assert held(check) == kept(case=a_case())
    # A document that is both is a finance record too.
    assert held(check, also=["finance"], **FINANCE).status == "blocked"


def test_a_dispute_with_the_dbs_stops_nothing_but_certificates():
    dispute = block("dbs_dispute") | {"dbs_consulted_on": "2026-04-02"}
    assert held(dispute) == kept(case=a_case())


@pytest.mark.parametrize(
    ("record", "case", "status"),
    [
        ("case_file", a_case(opened_on="2026-10-01", closed_on=None), "active"),
        ("contact_report", a_case(), "indefinite"),
    ],
)
def test_what_has_no_date_stays_what_it_is_under_a_block(record, case, status):
    answer = held(block(), record=record, case=case)
    assert answer.status == status
    assert answer.review_on == kept(record, case=case).review_on


def test_a_report_of_a_company_that_stopped_stays_to_be_transferred_under_a_block():
    answer = held(block(), record="contact_report", ceased_trading_on="2026-01-01")
    assert answer.status == "transfer_required"


def test_the_months_after_a_request_are_named_when_one_block_of_several_has_them():
    """C-16"""
    mixed = [block("complaint", end="2026-05-01"), block(end="2026-06-10")]
    assert "C-16" in held(*mixed).via
    assert "C-16" in held(*mixed[::-1]).via


def test_of_several_open_blocks_the_sentence_names_the_first_to_begin():
    blocks = [block("legal_claim", "2026-03-01"), block("complaint", "2026-02-01")]
    assert "a complaint is open (since 1 February 2026)" in held(*blocks).because
