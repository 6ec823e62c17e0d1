"""A hold delays and never shortens; ending it takes two people."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records.commands.lift_hold import lift_hold, tail_end
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.privacy.records.models import Hold
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db


def placed(case, by, kind=Hold.Kind.LEGAL_CLAIM, **more) -> Hold:
    told = {"review_on": ELIGIBLE_ON + timedelta(days=100), "reason": "A claim."} | more
    return place_hold(case=case, kind=kind, by=by, now=stage.at(ELIGIBLE_ON), **told)


def lifted(hold, by, seen, on=ELIGIBLE_ON) -> bool:
    return lift_hold(hold=hold, by=by, now=stage.at(on), version_seen=seen)


def test_only_those_who_look_after_records_place_one():
    with pytest.raises(RefusedError):
        placed(stage.wren_closed(), family.dee())


@pytest.mark.parametrize("days", [0, -1, 366])
def test_somebody_looks_again_within_twelve_months(days):
    with pytest.raises(RefusedError, match="12 months"):
        placed(
            stage.wren_closed(),
            family.omar(),
            review_on=ELIGIBLE_ON + timedelta(days=days),
        )


def test_a_reason_is_needed_and_the_event_does_not_repeat_it():
    case, omar = stage.wren_closed(), family.omar()
    with pytest.raises(RefusedError):
        placed(case, omar, reason=" ")
    placed(case, omar, reason="Marmalade")
    event = Event.objects.get(action="hold.placed")
    assert "Marmalade" not in str(event.detail)


def test_two_different_people_end_a_hold():
    """C-8: the first asks, the second agrees; the same one twice is refused."""
    case, omar, ruth = stage.wren_closed(), family.omar(), family.ruth()
    hold = placed(case, omar)
    assert lifted(hold, omar, 1) is False
    hold.refresh_from_db()
    with pytest.raises(RefusedError, match="second person"):
        lifted(hold, omar, 2)
    hold.refresh_from_db()
    assert hold.ended_on is None
    assert lifted(hold, ruth, 2) is True
    hold.refresh_from_db()
    assert (hold.ended_on, hold.stops_until) == (ELIGIBLE_ON, ELIGIBLE_ON)


def test_an_ended_hold_lets_the_record_go_the_day_after():
    case, omar, ruth = stage.wren_closed(), family.omar(), family.ruth()
    hold = placed(case, omar)
    assert sweep_disposals(ELIGIBLE_ON).held == 1
    lifted(hold, omar, 1)
    lifted(hold, ruth, 2)
    assert sweep_disposals(ELIGIBLE_ON).proposed == 0
    assert sweep_disposals(ELIGIBLE_ON + timedelta(days=1)).proposed == 1


def test_a_request_goes_on_stopping_for_three_months():
    """C-16: the ICO expects complaints within three months."""
    assert tail_end(Hold.Kind.RIGHTS_REQUEST, date(2026, 11, 30)) == date(2027, 2, 28)
    assert tail_end(Hold.Kind.LEGAL_CLAIM, date(2026, 11, 30)) == date(2026, 11, 30)


def test_a_tax_check_does_not_hold_a_family_file():
    """C-8: a hold reaches only the kinds of record it is about."""
    placed(stage.wren_closed(), family.omar(), kind=Hold.Kind.HMRC_CHECK)
    count = sweep_disposals(ELIGIBLE_ON)
    assert (count.proposed, count.held) == (1, 0)


def test_a_hold_on_one_record_leaves_the_others_alone():
    case = stage.wren_closed()
    placed(case, family.omar(), record="reports.Report:1")
    assert sweep_disposals(ELIGIBLE_ON).proposed == 1
