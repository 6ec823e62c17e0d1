"""The traffic light sorts; a named person decides (P8a, P11d, R25)."""

import pytest

from kinkeeper.rules.decision import Outcome
from kinkeeper.rules.referrals.risk import (
    Evidence,
    Hazard,
    Left,
    Light,
    light,
    may_go_on,
    needs_two,
)

CONVICTED = Hazard(1, 1, Left.LOW, Evidence.CONVICTED, child_abuse=True)


@pytest.mark.parametrize(
    ("hazard", "colour"),
    [
        (Hazard(1, 1, Left.LOW), Light.GREEN),
        (Hazard(1, 5, Left.LOW), Light.GREEN),
        (Hazard(2, 4, Left.LOW), Light.AMBER),
        (Hazard(1, 1, Left.MEDIUM), Light.AMBER),
        (Hazard(5, 5, Left.LOW), Light.AMBER),
        (Hazard(3, 5, Left.MEDIUM), Light.RED),
        (Hazard(1, 1, Left.HIGH), Light.RED),
        (CONVICTED, Light.RED),
    ],
)
def test_the_colour_follows_what_is_left_after_the_controls(hazard, colour):
    assert light([hazard]) is colour


def test_the_worst_danger_gives_the_colour():
    assert light([Hazard(1, 1, Left.LOW), Hazard(1, 1, Left.HIGH)]) is Light.RED
    assert light([]) is Light.GREEN


def test_two_people_sign_when_it_is_red_and_only_then():
    assert needs_two([CONVICTED])
    assert not needs_two([Hazard(5, 5, Left.LOW)])


@pytest.mark.parametrize(
    ("supported", "advice", "exception", "outcome"),
    [
        (True, "", "", Outcome.REFUSE),
        (True, "The LADO", " ", Outcome.REFUSE),
        (True, "", "Thirty years ago", Outcome.REFUSE),
        (True, "The LADO", "Thirty years ago", Outcome.ALLOW),
        (False, "", "", Outcome.ALLOW),
    ],
)
def test_a_conviction_for_child_abuse_ends_supported_contact(
    supported, advice, exception, outcome
):
    """R25."""
    found = may_go_on(
        [CONVICTED], supported=supported, advice=advice, exception=exception
    )
    assert found.outcome is outcome


def test_an_allegation_is_not_a_conviction():
    alleged = Hazard(5, 5, Left.HIGH, Evidence.ALLEGED, child_abuse=True)
    assert may_go_on([alleged], supported=True, advice="", exception="").allowed


@pytest.mark.parametrize(("likelihood", "severity"), [(0, 3), (6, 3), (3, 0), (3, 6)])
def test_the_scale_goes_from_one_to_five(likelihood, severity):
    with pytest.raises(ValueError, match="1 to 5"):
        Hazard(likelihood, severity, Left.LOW)
