"""How long a record is kept follows the facts, in the same transaction."""

from datetime import date, timedelta

import pytest

from kinkeeper.people.models import Case, CourtOrder, Spell
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.facts import CaseOnFile
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules import retention
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db

State = Obligation.State


def file_of(case: Case) -> Obligation:
    return case.obligations.get(kind="case_file")


def refreshed(case: Case, on: date = stage.ELIGIBLE_ON) -> Obligation:
    obligations.refresh(case=case, now=stage.at(on))
    return file_of(case)


def test_an_open_case_counts_nothing():
    case = family.wren(opened_on=stage.OPENED_ON).case
    row = refreshed(case, stage.OPENED_ON)
    assert (row.state, row.trigger_on) == (State.ACTIVE, None)


def test_a_closed_case_counts_from_its_closing():
    """P9f: the row stores the day it is counted from and no end."""
    row = file_of(stage.wren_closed())
    assert (row.state, row.rule) == (State.COUNTING, "P9f")
    assert row.trigger_on == stage.CLOSED_ON
    assert row.because


def test_refreshing_again_writes_nothing():
    case = stage.wren_closed()
    before = file_of(case)
    after = refreshed(case, stage.ELIGIBLE_ON - timedelta(days=30))
    assert (after.pk, after.facts_sha256) == (before.pk, before.facts_sha256)
    assert after.refreshed_at == before.refreshed_at


def test_a_court_order_moves_the_row_and_keeps_the_record():
    """C-3: three years for the whole file, from the same closing."""
    case = stage.wren_closed()
    before = file_of(case)
    CourtOrder(
        case=case, container=case.container, recorded_on=stage.ELIGIBLE_ON
    ).save()
    after = refreshed(case)
    assert (after.pk, after.key) == (before.pk, before.key)
    assert (after.rule, after.trigger_on) == ("P9e", stage.CLOSED_ON)
    assert after.facts_sha256 != before.facts_sha256


def test_a_reopened_case_is_in_use_again():
    """C-5: the clock stops; on the next closing it starts anew."""
    case = stage.wren_closed()
    spell = Spell.objects.create(case=case, opened_on=date(2025, 9, 1))
    case.closed_on, case.stage = None, Case.Stage.ACTIVE
    case.save()
    row = refreshed(case, date(2025, 9, 1))
    assert row.state == State.ACTIVE
    spell.closed_on = case.closed_on = date(2026, 1, 15)
    spell.save()
    case.save()
    row = refreshed(case)
    assert row.trigger_on == date(2026, 1, 15)


def test_facts_that_contradict_each_other_need_a_person():
    """No rule: kept, shown in the work list, never destroyed."""
    case = stage.wren_closed()
    Spell.objects.create(
        case=case, opened_on=date(2023, 1, 1), closed_on=date(2023, 2, 1)
    )
    row = refreshed(case)
    assert row.state == State.NO_RULE
    assert row.because


def test_a_record_that_is_no_longer_there_has_no_obligation(monkeypatch):
    case = stage.wren_closed()
    monkeypatch.setattr(register, "_holdings", [])
    obligations.refresh(case=case, now=stage.at(stage.ELIGIBLE_ON))
    assert not case.obligations.exists()


def test_what_stays_of_a_destroyed_file_keeps_its_day_to_look_again(monkeypatch):
    """C-7: the birthdays have gone; the day is not worked out from nothing."""
    made = family.alder(opened_on=date(2023, 9, 4))

    def report(case):
        yield register.Holding(
            kind=retention.Record.CONTACT_REPORT,
            record="reports.Report:1",
            title="Contact report 1",
            opened_on=case.opened_on,
            service="supervised",
        )

    monkeypatch.setattr(register, "_holdings", [*register._holdings, report])
    case = stage.closed(made)
    before = case.obligations.get(kind="contact_report")
    assert before.review_on == date(2045, 11, 19)

    case.file_destroyed_on = stage.ELIGIBLE_ON
    case.save()
    case.parties.all().delete()
    obligations.refresh(case=case, now=stage.at(stage.ELIGIBLE_ON))
    after = case.obligations.get(kind="contact_report")
    assert after.review_on == before.review_on
    assert not case.obligations.filter(kind="case_file").exists()


def test_the_digest_of_the_facts_needs_the_key_of_the_case():
    """Equal facts of two cases look different, so nobody can guess from a digest."""
    one, two = family.wren(), family.wren(reference="KK-0099", callsign="Robin")
    digests = set()
    for case in (one.case, two.case):
        on_file = CaseOnFile(case, stage.ELIGIBLE_ON)
        plain = retention.Question(
            today=stage.ELIGIBLE_ON, record=retention.Record.CASE_FILE
        )
        digests.add(on_file.digest(plain))
    assert len(digests) == 2


def test_the_day_asked_about_is_no_fact():
    case = stage.wren_closed()
    holding = CaseOnFile(case, stage.ELIGIBLE_ON).holdings[0]
    seen = set()
    for day in (stage.ELIGIBLE_ON, stage.ELIGIBLE_ON + timedelta(days=99)):
        on_file = CaseOnFile(case, day)
        seen.add(on_file.digest(on_file.question(holding)))
    assert len(seen) == 1
