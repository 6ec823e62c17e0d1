"""A session of the time before this program."""

from datetime import date, time

import pytest

from kinkeeper.contact_sessions.commands.bring_over_session import bring_over_session
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.models import Obligation
from tests.contact_sessions.building import MONDAY_BEFORE


@pytest.fixture
def bring(alder, building, dee):
    def go(**changes):
        told = {
            "case": alder.case,
            "room": building.blue,
            "doors": (building.front, building.side),
            "on": date(2026, 3, 7),
            "start": time(10),
            "minutes": 90,
            "took_place": True,
            "by": dee,
            "now": MONDAY_BEFORE,
        }
        return bring_over_session(**{**told, **changes})

    return go


def test_it_counts_and_nobody_is_said_to_have_come(alder, bring):
    """P7c, P9h: one supervised session makes the case a supervised one."""
    session = bring()
    assert session.state == "HELD"
    assert not session.presences.exists()
    assert Obligation.objects.filter(case=alder.case, rule="P9h").exists()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"on": date(2026, 3, 14)}, "still to come"),
        ({"on": date(2025, 3, 7)}, "before the family was opened"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(bring, changes, why):
    with pytest.raises(RefusedError, match=why):
        bring(**changes)


def test_both_sides_by_one_door_is_refused(bring, building):
    """K6"""
    with pytest.raises(RefusedError, match="different doors"):
        bring(doors=(building.front, building.front))


def test_a_volunteer_brings_none(bring, bea):
    with pytest.raises(RefusedError, match="Planning needs"):
        bring(by=bea)
