"""The second look finds what a command forgot, and mends it (C-13)."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, CourtOrder
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records import checking, obligations, trading
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.cross_check import cross_check
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from kinkeeper.safeguarding.models import Concern
from tests import family
from tests.privacy import stage
from tests.workforce import staff

pytestmark = pytest.mark.django_db

TODAY = stage.ELIGIBLE_ON
State = Obligation.State


@pytest.fixture
def case():
    return stage.wren_closed()


def said(today=TODAY, **more):
    return [each.what for each in cross_check(today=today, **more)]


def a_week(today=TODAY):
    """Run the seven nights in which every record is looked at."""
    nights = [checking.check_records(today + timedelta(n)) for n in range(7)]
    return sum(night.failed for night in nights)


def test_nothing_differs_when_every_command_did_its_part(case):
    raise_concern(words="A worry.", by=family.bea(), now=stage.at(TODAY))
    staff.nora(family.ruth())
    assert said() == []
    assert a_week() == 0


def test_a_court_order_nobody_told_the_promises_about_is_found(case):
    """C-3, C-13: by the first pass and by the second."""
    CourtOrder(case=case, container=case.container, recorded_on=TODAY).save()
    assert set(said()) == {
        "A court or Cafcass is on file, and it stands under a row for others.",
        "Its facts changed, and its date was not worked out again.",
    }
    assert a_week() > 0
    assert case.obligations.get(kind="case_file").rule == "P9e"
    assert said() == []


def test_mending_takes_an_agreed_disposal_out(case):
    """C-13: an agreement rests on facts that were true."""
    agreed = stage.agreed(case)
    CourtOrder(case=case, container=case.container, recorded_on=TODAY).save()
    a_week()
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.STOPPED


def test_a_case_opened_again_by_hand_is_found(case):
    """C-5"""
    Case.objects.filter(pk=case.pk).update(closed_on=None, stage=Case.Stage.ACTIVE)
    assert "Its clock runs, and the case is open." in said()


def test_a_clock_that_began_before_the_closing_is_found(case):
    """C-9"""
    Case.objects.filter(pk=case.pk).update(closed_on=case.closed_on + timedelta(40))
    assert "Its clock started before the case was closed." in said()


def test_a_case_without_any_promise_is_found_and_gets_one(case):
    """P9: no record without a rule."""
    case.obligations.all().delete()
    assert "Nothing says how long this file is kept." in said()
    a_week()
    assert case.obligations.get(kind="case_file").rule == "P9f"


def test_a_lone_record_without_a_promise_is_found_and_gets_one(db):
    """P9a"""
    nora = staff.nora(family.ruth())
    Obligation.objects.all().delete()
    (found,) = cross_check(today=TODAY)
    assert (found.record, found.reference) == (trail.name_of(nora), nora.reference)
    a_week()
    assert staff.promise(nora).state == State.ACTIVE


def test_a_promise_about_what_is_gone_is_found_and_taken_away(db):
    raise_concern(words="A worry.", by=family.bea(), now=stage.at(TODAY))
    Concern.objects.all().delete()
    (what,) = said()
    assert what.startswith("This record is gone")
    assert a_week() == 1
    assert not Obligation.objects.exists()


def test_a_row_and_an_edition_nobody_has_are_found(case):
    """P14"""
    kept = case.obligations.get(kind="case_file")
    Obligation.objects.filter(pk=kept.pk).update(row="P9z")
    assert "It stands under a row that its edition does not have." in said()
    Obligation.objects.filter(pk=kept.pk).update(row="P9f", policy_version="1999-01")
    assert "It stands under a row that its edition does not have." in said()


def test_a_clock_under_a_row_without_an_end_is_found(case):
    """P9i, P9k"""
    case.obligations.filter(kind="case_file").update(row="P9k.case_file")
    assert "Its clock runs, but its row has no end." in said()


def test_a_day_that_was_on_file_is_no_fault(db):
    """P9a: the last day of work was written down before it came."""
    ruth = family.ruth()
    nora = staff.nora(ruth)
    nora.engagements.update(to_on=date(2026, 4, 30))
    obligations.keep_alone(record=trail.name_of(nora), now=stage.at(TODAY))
    assert staff.promise(nora).state == State.ACTIVE

    (found,) = cross_check(today=date(2026, 5, 1))
    assert found.by_time
    checking.turn_the_day(date(2026, 5, 1))
    assert staff.promise(nora).trigger_on == date(2026, 4, 30)
    assert said(date(2026, 5, 1)) == []


def test_no_more_than_asked_for_and_each_share_looks_at_its_own(db):
    ruth = family.ruth()
    for _ in range(6):
        staff.nora(ruth)
    Obligation.objects.all().delete()
    assert len(cross_check(today=TODAY, most=4)) == 4
    shares = [len(cross_check(today=TODAY, part=part, of=7)) for part in range(7)]
    assert sum(shares) == 6


def test_reports_wait_for_a_successor_when_the_company_stops(alder_case, monkeypatch):
    """C-11: nothing is destroyed; other clocks run on."""
    monkeypatch.setattr(trading, "ceased_on", lambda: TODAY)
    report = Obligation.objects.get(kind="contact_report")
    assert report.state == State.INDEFINITE

    checking.turn_the_day(TODAY - timedelta(1))
    report.refresh_from_db()
    assert report.state == State.INDEFINITE
    checking.turn_the_day(TODAY)
    report.refresh_from_db()
    assert report.state == State.TRANSFER_REQUIRED
    assert "successor" in report.because
    assert "C-11" in report.via


def test_the_end_of_trading_reaches_reports_whose_file_has_gone(
    alder_case, monkeypatch
):
    """C-11, P9i: the birthdays behind the review are gone; the review stays."""
    Case.objects.update(file_destroyed_on=TODAY)
    review = Obligation.objects.get(kind="contact_report").review_on
    Obligation.objects.filter(kind="case_file").delete()
    monkeypatch.setattr(trading, "ceased_on", lambda: TODAY)
    checking.turn_the_day(TODAY)
    report = Obligation.objects.get(kind="contact_report")
    assert (report.state, report.review_on) == (State.TRANSFER_REQUIRED, review)


def test_the_edition_says_when_the_company_stopped():
    """C-11: while it trades, the edition says nothing."""
    assert (
        trading.ceased_on() is edition.in_force().controller.ceased_trading_on is None
    )


@pytest.fixture
def alder_case(db):
    from tests.reports.visits import signed, visit

    made = family.alder()
    sasha, dee, ruth = family.sasha(), family.dee(), family.ruth()
    signed(visit(made, sasha), sasha, dee, ruth)
    return stage.closed(made, on=date(2026, 3, 20))
