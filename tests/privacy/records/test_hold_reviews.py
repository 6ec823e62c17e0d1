"""Somebody looks again: extended with a reason, reminded before and on the day."""

from datetime import timedelta

import pytest

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.records.commands.extend_hold import extend_hold
from kinkeeper.privacy.records.commands.lift_hold import lift_hold
from kinkeeper.privacy.records.commands.place_hold import Reach, place_hold
from kinkeeper.privacy.records.commands.remind_of_holds import remind_of_holds
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries.hold_list import (
    FILTERS,
    about,
    holds_shown,
    holds_to_review,
    open_hold,
)
from kinkeeper.privacy.records.queries.to_look import holds_due
from kinkeeper.privacy.records.tasks import look_at_holds
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON, at

pytestmark = pytest.mark.django_db
REVIEW = ELIGIBLE_ON + timedelta(days=100)


def placed(case, by) -> Hold:
    return place_hold(
        case=case, kind="court_preservation", reason="An order.", review_on=REVIEW,
        authority="ZE26F00012", by=by, now=at(ELIGIBLE_ON),
    )  # fmt: skip


def extended(hold, by, on, review_on, reason="The case goes on.") -> None:
    hold.refresh_from_db()
    extend_hold(
        hold=hold, review_on=review_on, reason=reason, by=by, now=at(on),
        version_seen=hold.version,
    )  # fmt: skip


def letters() -> list[dict[str, str]]:
    return [letter.unseal() for letter in Letter.objects.order_by("pk")]


def reminded(on) -> int:
    return remind_of_holds(today=on, now=at(on))


def test_the_owner_is_told_thirty_days_before_and_on_the_day_and_once():
    """C-8: two letters in all, without a name, a reason or a family."""
    omar = family.omar()
    hold = placed(stage.wren_closed(), omar)
    days = [reminded(REVIEW + timedelta(days=n)) for n in (-31, -30, -29, -1, 0, 1, 9)]
    assert days == [0, 1, 0, 0, 1, 0, 0]
    assert [letter["to"] for letter in letters()] == [omar.email] * 2
    said = repr(letters())
    assert str(hold.key) in said
    for word in ("Wren", "KK-0098", "order", "ZE26F00012", "Webb"):
        assert word not in said


def test_a_night_that_did_not_run_is_caught_up_with_one_letter():
    placed(stage.wren_closed(), family.omar())
    assert reminded(REVIEW + timedelta(days=3)) == 1
    assert reminded(REVIEW + timedelta(days=4)) == 0


def test_an_owner_who_left_leaves_it_to_all_who_place_holds():
    omar, ruth = family.omar(), family.ruth()
    placed(stage.wren_closed(), omar)
    omar.grants.update(ended_on=ELIGIBLE_ON)
    reminded(REVIEW)
    assert [letter["to"] for letter in letters()] == [ruth.email]


def test_a_hold_is_kept_longer_with_a_reason_and_reminded_of_again():
    """C-8: at most twelve months on; one person's wish to end it is void."""
    case, omar, ruth = stage.wren_closed(), family.omar(), family.ruth()
    hold = placed(case, omar)
    reminded(REVIEW)
    lift_hold(hold=hold, by=omar, now=at(REVIEW), version_seen=1)
    later = REVIEW + timedelta(days=200)
    with pytest.raises(RefusedError, match="Say why"):
        extended(hold, ruth, REVIEW, later, reason=" ")
    with pytest.raises(RefusedError, match="12 months"):
        extended(hold, ruth, REVIEW, REVIEW + timedelta(days=367))
    extended(hold, ruth, REVIEW, later)
    hold.refresh_from_db()
    assert (hold.review_on, hold.lifted_by_id) == (later, None)
    said = [(step.what, step.words) for step in hold.steps.all()]
    assert said == [
        ("PLACED", "An order."),
        ("LIFTING_ASKED", ""),
        ("EXTENDED", "The case goes on."),
    ]
    assert reminded(later - timedelta(days=30)) == 1


def test_those_who_may_not_place_one_do_not_extend_one():
    hold = placed(stage.wren_closed(), family.omar())
    with pytest.raises(RefusedError):
        extended(hold, family.dee(), REVIEW, REVIEW + timedelta(days=30))


def test_what_is_past_its_day_is_on_the_work_list():
    omar = family.omar()
    hold = placed(stage.wren_closed(), omar)
    assert not holds_to_review(REVIEW - timedelta(days=1)).exists()
    assert list(holds_to_review(REVIEW)) == [hold]
    (waits,) = holds_due(REVIEW)
    assert (waits.reference, waits.since) == ("KK-0098", REVIEW)
    found = {name: holds_shown(name, viewer=omar, today=REVIEW) for name, _ in FILTERS}
    assert {name for name, holds in found.items() if holds} == {
        "open", "due", "soon", "mine",
    }  # fmt: skip


def test_the_night_lets_go_and_reminds():
    """Safe to run twice."""
    placed(stage.wren_closed(), family.omar())
    assert look_at_holds(REVIEW).other == {"holds over": 0, "holds reminded of": 1}
    assert look_at_holds(REVIEW).other == {"holds over": 0, "holds reminded of": 0}


def test_a_hold_does_not_give_a_concern_away():
    """P9k: the lead sees what the hold reaches; others see the rest of it."""
    case, ruth, omar = stage.wren_closed(), family.ruth(), family.omar()
    raise_concern(case=case, words="A worry.", by=ruth, now=at(ELIGIBLE_ON))
    hold = placed(case, omar)
    seen = {one.title for one in open_hold(hold.key, viewer=omar).reached}
    assert not any("Concern" in title for title in seen)
    led = {one.title for one in open_hold(hold.key, viewer=ruth).reached}
    assert led > seen
    concern = case.obligations.get(kind="safeguarding")
    alone = place_hold(
        kind="manual", reason="It stays.", reach=Reach(record=concern.record),
        review_on=REVIEW, by=ruth, now=at(ELIGIBLE_ON),
    )  # fmt: skip
    assert about(alone, viewer=omar) == "One record"
    assert "Concern" in about(alone, viewer=ruth)
