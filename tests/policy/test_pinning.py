"""A person keeps the kinder rule until they agree (P14, PV-2 to PV-5)."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kinkeeper.policy import calendar, edition, library, shelf
from kinkeeper.policy.checks.retention import combinations
from kinkeeper.policy.comparison import Effect, compare
from kinkeeper.policy.edition import DefectiveEditionError, compile_edition, in_force
from kinkeeper.policy.pinning import composed
from kinkeeper.policy.shapes.overrides import LegalOverride
from kinkeeper.rules.periods import Period
from tests.policy.editing import TEXT
from tests.policy.editing import edition as edited

FIXED = {"P9a": 6, "P9b": 5, "P9e.court": 3, "P9f": 1, "P9g.court": 3, "P9h": 1}
FIRST = edited()


def later(periods, extra="", version="later", day="2027-03-01"):
    """Return the text of an edition with other years in some rows."""
    text = TEXT
    for row, years in periods.items():
        before, found, rest = text.partition(f'[retention."{row}"]\n')
        old = f"years = {FIXED[row]} "
        assert found
        assert old in rest
        text = before + found + rest.replace(old, f"years = {years} ", 1)
    before = "" if version == "2026-11" else 'supersedes = "2026-11"\n'
    text = text.replace('version = "2026-11"\n', f'version = "{version}"\n{before}', 1)
    text = text.replace("effective_from = 2026-11-01", f"effective_from = {day}", 1)
    return text + extra


def longer(edit):
    """Return the first edition with other years in some rows, as the file would."""
    rows = tuple(
        replace(row, keep=replace(row.keep, period=Period(years=edit[row.id])))
        if row.id in edit
        else row
        for row in FIRST.schedule.rows
    )
    return replace(FIRST, schedule=replace(FIRST.schedule, rows=rows))


def forced(new, about):
    document = replace(
        new.document, legal_override={about: LegalOverride("An Act, section 1")}
    )
    return replace(new, document=document)


periods = st.dictionaries(st.sampled_from(sorted(FIXED)), st.integers(1, 12))
editions = st.lists(periods, min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(editions)
def test_nobody_pinned_ever_gets_a_reduced_period(edits):
    """P14, PV-2: longer and shorter both reduce, so every period stays as it was."""
    chain = [FIRST, *map(longer, edits)]

    kept = composed(chain)

    assert kept == FIRST.schedule


@settings(max_examples=60, deadline=None)
@given(editions)
def test_what_is_collected_under_the_last_edition_obeys_the_last(edits):
    """PV-3"""
    last = longer(edits[-1])
    assert composed([last]) is last.schedule


@settings(max_examples=60, deadline=None)
@given(periods.filter(bool), st.data())
def test_a_change_that_the_law_demands_counts_for_everybody(edit, data):
    """PV-5"""
    name = data.draw(st.sampled_from(sorted(edit)))
    new = forced(longer(edit), f"retention.{name}")

    kept = composed([FIRST, new])

    assert kept.row(name) == new.schedule.row(name)
    for other in set(FIXED) - {name}:
        assert kept.row(other) == FIRST.schedule.row(other)


def test_equal_editions_make_an_equal_table():
    same = compile_edition(TEXT.encode())
    assert composed([FIRST, same]) == FIRST.schedule


def test_back_to_the_old_period_leaves_nothing_to_keep_apart():
    chain = [FIRST, longer({"P9f": 4}), FIRST]
    assert composed(chain) == FIRST.schedule


def test_what_takes_nothing_away_counts_for_everybody_at_once():
    """PV-3: a shorter time to destroy, and another spelling."""
    new = edited(
        ("disposal_grace_days = 30", "disposal_grace_days = 20"),
        ("ask_age = 25", "ask_age = 30"),
        (
            "undecided_certificate_alert_days = 28",
            "undecided_certificate_alert_days = 14",
        ),
    )
    kept = composed([FIRST, new])

    assert kept.settings.disposal_grace_days == 20
    assert kept.undecided_alert_days == 14
    assert kept.settings.ask_age == 25


def test_a_hold_that_stops_less_does_not_count_for_the_old_records():
    new = edited(
        ('because = "there is a legal claim"', 'because = "x"\nonly_for = ["hr_file"]')
    )
    assert composed([FIRST, new]).holds == FIRST.schedule.holds


def in_one_row(kind, name):
    """Return the first edition with one row for a kind of record, not several."""
    (one,) = (row for row in FIRST.schedule.rows if row.id == name)
    rest = [row for row in FIRST.schedule.rows if row.kind != kind]
    schedule = replace(FIRST.schedule, rows=(*rest, replace(one, when={})))
    return replace(FIRST, schedule=schedule)


def test_rows_that_are_cut_otherwise_stay_together_and_leave_no_gap():
    """K4: half of the old rows and half of the new ones would leave a gap."""
    new = in_one_row("dbs_certificate", "P9c.decided")

    assert composed([FIRST, new]).rows == FIRST.schedule.rows

    demanded = composed([FIRST, forced(new, "retention.P9c.undecided")])
    for facts in combinations(FIRST.document, "dbs_certificate"):
        assert demanded.row_for("dbs_certificate", facts).id == "P9c.decided"


def test_a_change_that_the_law_demands_is_told_with_what_demands_it():
    """PV-5"""
    new = forced(longer({"P9f": 2, "P9h": 2}), "retention.P9f")

    told = {each.about: each for each in compare(FIRST, new)}

    assert told["retention.P9f"].effect is Effect.LEGAL_OVERRIDE
    assert told["retention.P9f"].cites == "An Act, section 1"
    assert told["retention.P9h"].effect is Effect.REDUCES


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("POLICY_DIR", str(tmp_path / "policy"))
    (tmp_path / "policy").mkdir()
    return tmp_path / "policy"


def put(folder, text, version):
    content = text.encode()
    (folder / f"{version}.sha256").write_text(sha256(content).hexdigest())
    (folder / f"{version}.toml").write_bytes(content)


def on(monkeypatch, day):
    monkeypatch.setattr(calendar, "today", lambda: day)


def test_an_edition_counts_from_its_day_and_not_before(folder, monkeypatch):
    """PV-1, PV-6"""
    put(folder, later({"P9f": 2}, version="2027-03"), "2027-03")

    on(monkeypatch, date(2027, 2, 28))
    assert in_force().version == "2026-11"
    assert library.schedule_for("2026-11") == FIRST.schedule

    on(monkeypatch, date(2027, 3, 1))
    assert in_force().version == "2027-03"
    assert library.collected_under(date(2027, 2, 28)).version == "2026-11"
    assert library.collected_under(date(2027, 3, 1)).version == "2027-03"
    assert library.collected_under(date(1999, 1, 1)).version == "2026-11"
    assert library.schedule_for("2026-11") == FIRST.schedule
    new = library.schedule_for("2027-03")
    assert new.row("P9f").period(new.settings).years == 2
    assert library.schedule_for("2026-11") is library.schedule_for("2026-11")


def test_somebody_who_agreed_to_one_reduction_is_spared_the_next(folder, monkeypatch):
    put(folder, later({"P9f": 2}, version="2027-03"), "2027-03")
    put(
        folder,
        later({"P9f": 5, "P9h": 5}, version="2027-06", day="2027-06-01"),
        "2027-06",
    )
    on(monkeypatch, date(2027, 6, 1))

    agreed = library.schedule_for("2027-03")

    assert agreed.row("P9f").period(agreed.settings).years == 2
    assert agreed.row("P9h").period(agreed.settings).years == 1
    told = library.changes_for("2027-03", library.edition_of("2027-06"))
    assert {each.about for each in told} == {"retention.P9f", "retention.P9h"}


def test_a_published_file_that_somebody_touched_is_refused(folder, monkeypatch):
    """PV-1: a published edition is never changed."""
    put(folder, later({"P9f": 2}, version="2027-03"), "2027-03")
    on(monkeypatch, date(2027, 3, 1))
    assert in_force().version == "2027-03"

    file = folder / "2027-03.toml"
    file.rename(folder / "aside")
    file.write_text(later({"P9f": 9}, version="2027-03"))

    with pytest.raises(DefectiveEditionError, match="not as it was published"):
        in_force()


def test_a_version_is_published_once_only(folder, monkeypatch):
    put(folder, later({"P9f": 2}, version="2027-03"), "2027-03")
    put(folder, later({"P9f": 3}, version="2027-03"), "again")
    on(monkeypatch, date(2027, 3, 1))
    with pytest.raises(DefectiveEditionError, match="twice"):
        in_force()


def test_a_newer_program_brings_no_edition_in_place_of_ones_own(folder, monkeypatch):
    """PV-1"""
    put(folder, later({"P9f": 2}, version="2026-11", day="2026-11-01"), "2026-11")
    on(monkeypatch, date(2027, 3, 1))
    (only,) = library.editions()
    assert only.schedule.row("P9f").period(only.settings).years == 2


@pytest.mark.parametrize("day", ["2026-12-01", "2027-02-01", "2028-01-01"])
def test_a_later_program_s_edition_counts_for_nobody_here(
    folder, tmp_path, monkeypatch, day
):
    """PV-1, ADR 0030: neither before, between nor after the editions of the centre."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "2026-11.toml").write_text(TEXT)
    new = later({"P9f": 5}, version="2026-12", day=day)
    (shipped / "2026-12.toml").write_text(new)
    monkeypatch.setattr(shelf, "SHIPPED", shipped)
    put(folder, later({"P9f": 2}, version="2027-01", day="2027-01-11"), "2027-01")
    on(monkeypatch, date(2028, 2, 1))
    assert in_force().version == "2027-01"
    assert [each.version for each in library.editions()] == ["2026-11", "2027-01"]
    assert library.collected_under(date(2027, 1, 5)).version == "2026-11"


def test_a_centre_that_began_with_an_edition_of_its_own_has_no_older_one(
    folder, tmp_path, monkeypatch
):
    """ADR 0030: families brought over from earlier years stand under its own."""
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    (shipped / "2026-12.toml").write_text(
        later({"P9f": 5}, version="2026-12", day="2026-12-01")
    )
    monkeypatch.setattr(shelf, "SHIPPED", shipped)
    put(folder, later({"P9f": 2}, version="2026-11", day="2027-01-11"), "2026-11")
    on(monkeypatch, date(2027, 2, 1))
    assert [each.version for each in library.editions()] == ["2026-11"]
    assert library.collected_under(date(2020, 1, 5)).version == "2026-11"


def test_an_own_first_file_keeps_the_records_of_the_shipped_edition(
    tmp_path, monkeypatch
):
    own = tmp_path / "own.toml"
    own.write_text(later({"P9f": 2}, version="own", day="2020-01-01"))
    monkeypatch.setenv("KINKEEPER_POLICY", str(own))

    assert in_force().version == "own"
    assert [each.version for each in library.editions()] == ["own"]
    assert library.edition_of("2026-11").version == "2026-11"


def test_the_pretended_day_of_a_demonstration_counts():
    from kinkeeper.foundation import clock

    there = clock.moment(date(2031, 5, 4), 12)
    with clock.travelled_to(there):
        assert calendar.today() == date(2031, 5, 4)
    assert shelf.mark() == shelf.mark()
    assert abs(calendar.today() - clock.today()) <= timedelta(days=1)


def test_the_edition_in_force_is_read_once_while_nothing_moved():
    assert in_force() is in_force()
    assert edition.published() is edition.published()
