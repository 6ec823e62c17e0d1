"""The edition in force: it loads, it is whole, and the rules obey it."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest

from kinkeeper.policy.edition import (
    DefectiveEditionError,
    compile_edition,
    in_force,
    load,
)
from kinkeeper.rules import retention
from kinkeeper.rules.deadlines import Kind
from tests.policy.editing import FILE, TEXT, changed, edition, saved

MISSION_OF_THE_POLICY = {
    *(f"C1{letter}" for letter in "abcdef"),
    *("C2", "C3", "C4", "C5", "P6", "P13", "P14", "P15"),
    *(f"P7{letter}" for letter in "abcdefghijklm"),
    *(f"P8{letter}" for letter in "abcdefgh"),
    *(f"P9{letter}" for letter in "abcdefghijkl"),
    *(f"P10{letter}" for letter in "abcd"),
    *(f"P11{letter}" for letter in "abcdef"),
    *(f"P12{letter}" for letter in "abcd"),
}
TODAY = date(2026, 11, 23)
CASE = retention.Case(
    opened_on=date(2024, 10, 1),
    referral=retention.Referral.SELF,
    closed_on=date(2025, 4, 14),
)


def decided(under, **facts):
    facts = {"record": retention.Record.CASE_FILE, "case": CASE} | facts
    question = retention.Question(today=TODAY, **facts)
    return retention.decide(question, under.schedule)


def test_the_edition_in_force_is_whole_and_bears_its_digest():
    """K2"""
    found = in_force()

    assert found.sha256 == sha256(FILE.read_bytes()).hexdigest()
    assert found.version == FILE.stem
    assert found.published_on <= found.effective_from
    assert in_force() is found


def test_every_promise_of_the_mission_stands_in_a_clause():
    """P6, K1"""
    told = {mission for clause in in_force().clauses for mission in clause.missions}
    assert told >= MISSION_OF_THE_POLICY


def test_every_row_of_the_mission_has_a_row_and_every_clause_a_promise():
    """K1"""
    found = in_force()
    assert {row.rule for row in found.schedule.rows} == {
        f"P9{letter}" for letter in "abcdefghijk"
    }
    kept = {promise.clause for promise in found.promises.values()}
    untold: set[str] = set()
    assert {clause.id for clause in found.clauses} - kept == untold


def test_no_placeholder_is_left_on_the_page():
    for clause in in_force().clauses:
        whole = clause.title + clause.summary + clause.body + clause.does
        assert "{" not in whole
    for promise in in_force().promises.values():
        assert "{" not in promise.statement


def test_a_changed_period_changes_decisions_cut_offs_prose_and_table():
    """K2: change a period there, and everything follows."""
    longer = edition(("years = 3", "years = 4"), within='[retention."P9e.court"]')
    court = replace(CASE, referral=retention.Referral.COURT)

    assert decided(in_force(), case=court).retain_until == date(2028, 4, 14)
    assert decided(longer, case=court).retain_until == date(2029, 4, 14)
    row = longer.schedule.row("P9e.court")
    assert row.cutoff(TODAY, longer.settings) == date(2022, 11, 22)
    assert "4 years" in {line[1] for line in longer.table("retention").rows}
    # Nothing else moved.
    assert decided(longer) == decided(in_force())


def test_a_changed_setting_changes_decisions_and_prose():
    shorter = edition(("disposal_grace_days = 30", "disposal_grace_days = 10"))

    assert decided(in_force()).dispose_by == date(2026, 5, 15)
    assert decided(shorter).dispose_by == date(2026, 4, 25)
    assert "we have 10 days to destroy" in shorter.clause("9").body
    assert "we have 30 days to destroy" in in_force().clause("9").body


def test_a_changed_row_decides_for_other_facts():
    """P9i: without the words about trading, no successor is looked for."""
    kept = edition(("while_trading = true", "while_trading = false"))
    facts = {"record": retention.Record.CONTACT_REPORT, "ceased_trading_on": TODAY}

    assert decided(in_force(), **facts).status == "transfer_required"
    assert decided(kept, **facts).status == "indefinite"


def test_a_changed_hold_changes_what_it_stops():
    """C-8"""
    narrow = edition(
        ('because = "there is a legal claim"', 'because = "x"\nonly_for = ["hr_file"]')
    )
    block = retention.Block(retention.BlockKind.LEGAL_CLAIM, date(2026, 1, 1))

    assert decided(in_force(), blocks=(block,)).status == "blocked"
    assert decided(narrow, blocks=(block,)).status == "overdue"


def test_clocks_and_gate_are_read_from_the_file_too():
    found = edition(
        ("answer_months = 1", "answer_months = 2"),
        ('pausing_kinds = ["access"]', 'pausing_kinds = ["access", "erasure"]'),
        ("address_checked_days = 30", "address_checked_days = 10"),
        ('channels = ["secure_email"]', 'channels = ["secure_email", "portal"]'),
    )
    assert found.limits.answer_months == 2
    assert found.limits.pausing_kinds == (Kind.ACCESS, Kind.ERASURE)
    assert found.gate.verified_days == 10
    assert found.gate.channels == ("secure_email", "portal")
    assert "within 2 months" in found.clause("11").body


def test_another_file_can_be_named_for_an_installation(tmp_path, monkeypatch):
    text = changed(('version = "2026-11"', 'version = "ours"'))
    monkeypatch.setenv("KINKEEPER_POLICY", str(saved(text, tmp_path)))
    assert in_force().version == "ours"
    monkeypatch.undo()
    assert in_force().version == FILE.stem


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"", "edition is missing"),
        (b"[edition", "not TOML"),
        (b"\xff\xfe", "not TOML"),
        (TEXT.replace("[edition]\n", "[edition]\ncolour = 1\n").encode(), "colour"),
        ((TEXT + "\n[extra]\nx = 1\n").encode(), "extra is not a field"),
        (TEXT.replace("ask_age = 25", "ask_age = 120").encode(), "settings.ask_age"),
        (
            TEXT.replace("ask_age = 25  ", "# ask_age = 25  ").encode(),
            "settings.ask_age",
        ),
        (TEXT.replace("years = 6 }", "year = 6 }", 1).encode(), "P9a.keep.year"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(content, complaint):
    with pytest.raises(DefectiveEditionError) as caught:
        compile_edition(content)
    assert complaint in str(caught.value)
    assert str(caught.value).endswith(".")


def test_a_file_that_is_not_there_is_an_ordinary_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "nothing.toml")


def test_every_table_of_the_page_is_filled_and_even():
    """P6, P9a"""
    found = in_force()
    for clause in found.clauses:
        for name in clause.tables:
            table = found.table(name)
            assert table.rows
            assert {len(row) for row in table.rows} == {len(table.headings)}
            assert all(cell for row in table.rows for cell in row)
