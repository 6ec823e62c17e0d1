"""What a funder may see, and what only the centre may."""

from datetime import date

import pytest
from django.http import Http404

from kinkeeper.statistics.queries.breakdowns import as_rows, breakdowns
from kinkeeper.statistics.queries.periods import Period
from tests.statistics.conftest import SPRING


def shown(viewer, period=SPRING, **asked):
    found = breakdowns(period, viewer=viewer, **asked)
    return {each.title: (dict(each.parts), each.total) for each in found}


def test_a_funder_never_sees_a_group_of_fewer_than_five(ruth, tallied):
    """P9e: what is kept of a file names nobody."""
    tallied("families", came=30)
    tallied("children", young=20, older=3, unknown=9)

    found = shown(ruth)
    ages, total = found["Children who came, by age"]
    assert (ages["older"], ages["unknown"], ages["young"]) == (None, None, 20)
    assert total == 32
    assert shown(ruth, for_us=True)["Children who came, by age"][0]["older"] == 3


def test_a_service_alone_is_for_us_only(ruth, tallied):
    """All services less the others would give a small one away."""
    tallied("families", service="supported", came=30)
    tallied("families", service="supervised", came=3)

    assert shown(ruth, service="supervised") == shown(ruth)
    mine = shown(ruth, service="supervised", for_us=True)
    assert mine["Families that came"] == ({"came": 3}, 3)


def test_a_year_does_not_give_the_hidden_part_of_a_quarter_away(ruth, tallied):
    year = Period(date(2026, 1, 1), 12)
    quarters = year.quarters
    for quarter, unwell in zip(quarters, (3, 8, 9, 7), strict=True):
        tallied("notice", period=quarter, late=20, unwell=unwell, forgot=12)
    tallied("notice", period=year, late=80, unwell=27, forgot=48)

    hidden, _ = shown(ruth, quarters[0])["Sessions not held, and the notice given"]
    assert (hidden["unwell"], hidden["forgot"]) == (None, None)
    whole, _ = shown(ruth, year)["Sessions not held, and the notice given"]
    assert whole["unwell"] is None


def test_the_whole_of_a_year_does_not_give_the_whole_of_a_quarter_away(ruth, tallied):
    """P9e: 43 in a year less 40 in three quarters is the three that are hidden."""
    year = Period(date(2026, 1, 1), 12)
    for quarter, came in zip(year.quarters, (3, 12, 13, 15), strict=True):
        tallied("complaints", period=quarter, came=came)
    tallied("complaints", period=year, came=43)

    title = "Complaints that came in"
    assert shown(ruth, year.quarters[0])[title] == ({"came": None}, None)
    assert shown(ruth, year)[title] == ({"came": None}, None)
    assert shown(ruth, year, for_us=True)[title] == ({"came": 43}, 43)


@pytest.mark.parametrize("months", [3, 12])
def test_waits_do_not_tell_how_many_were_offered_a_place(ruth, tallied, months):
    """P9e: 30 and 2 are hidden in one table; the other one adds up to 30."""
    period = Period(date(2026, 1, 1), months)
    answers = {"Place offered": 30, "No place: no room": 2}
    tallied("decisions", period=period, **answers)
    tallied("wait for an answer", period=period, soon=18, late=12)

    found = shown(ruth, period)
    assert set(found["Answers to referrals"][0].values()) == {None}
    waits, total = found["From a referral to the offer of a place"]
    assert (waits, total) == ({"soon": None, "late": None}, None)


def test_waits_are_shown_beside_answers_that_hide_nothing_of_them(ruth, tallied):
    answers = {"Place offered": 40, "No place: no room": 6, "No place: not safe": 4}
    tallied("decisions", **answers)
    tallied("wait for an answer", soon=28, late=12)

    found = shown(ruth)
    assert found["Answers to referrals"][0]["Place offered"] == 40
    assert found["From a referral to the offer of a place"][1] == 40


def test_the_spreadsheet_shows_a_dash_for_what_is_hidden(ruth, tallied):
    tallied("referrals", Court=2)
    rows = list(as_rows(breakdowns(SPRING, viewer=ruth)))
    assert rows[1:] == [
        ("Referrals that came in", "Court", "–"),
        ("Referrals that came in", "All", "–"),
    ]


def test_a_volunteer_finds_no_statistics(bea, tallied):
    with pytest.raises(Http404):
        breakdowns(SPRING, viewer=bea)


def test_a_share_is_told_only_from_numbers_that_are_shown(ruth, tallied):
    """P9e, domain §8: of a hidden part no share is told that would give it away."""
    tallied("sessions", **{"Held": 60, "Not held: the child": 20, "Still to come": 9})
    tallied("checks", service="", **{"In date": 19, "Not in date": 2})
    told = {each.title: each.share for each in breakdowns(SPRING, viewer=ruth)}

    assert told["Sessions"] == "Held: 75 in 100"
    assert told["Checks of the team on the last day"] == ""
    rows = list(as_rows(breakdowns(SPRING, viewer=ruth)))
    assert ("Sessions", "Held, of 100", "75") in rows
    ours = breakdowns(SPRING, viewer=ruth, for_us=True)
    assert [each.share for each in ours if each.measure == "checks"] == [
        "In date: 90 in 100"
    ]
