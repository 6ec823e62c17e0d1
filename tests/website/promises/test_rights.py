"""Clauses 11 and 13: what is late is found, and what was blocked stays blocked."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights.models import Breach, Complaint, RightsRequest
from tests.website.promises.noticing import NOW, TODAY, found, noticed
from tests.website.promises.world import Team, disposed

pytestmark = pytest.mark.django_db


def matter(model, reference, days_ago, **told):
    at = NOW - timedelta(days=days_ago)
    return model.objects.create(
        container=containers.make("matter", now=NOW),
        reference=reference,
        channel="EMAIL",
        received_at=at,
        logged_at=at,
        **told,
    )


def test_a_request_that_waits_past_its_day_is_found():
    """P11b, P11c, P11e"""
    asked = matter(RightsRequest, "RR-0001", 20, right="access")
    with noticed("rights.no_request_overdue"):
        RightsRequest.objects.update(received_at=NOW - timedelta(days=40))

    shown = found("rights.no_request_overdue").evidence[0]
    assert (shown.reference, shown.record) == (
        "RR-0001",
        f"rights.RightsRequest:{asked.key}",
    )
    RightsRequest.objects.update(answered_on=TODAY, outcome="FULL")
    assert found("rights.no_request_overdue").kept


def test_a_clock_that_stood_still_is_no_lateness():
    """P11b: we asked what they mean, and they have not told us yet."""
    asked = matter(RightsRequest, "RR-0001", 40, right="access")
    asked.clarifications.create(asked_on=TODAY - timedelta(days=35))

    assert found("rights.no_request_overdue").kept


def test_a_complaint_that_nobody_acknowledged_is_found():
    """P11f, P13"""
    matter(Complaint, "C-0001", 20, sort="DATA")
    with noticed("rights.no_complaint_overdue"):
        Complaint.objects.update(received_at=NOW - timedelta(days=34))


def test_a_breach_that_nobody_reported_is_found():
    """P13: 72 hours from knowing."""
    known = NOW - timedelta(hours=71)
    matter(Breach, "B-0001", 4, aware_at=known)
    with noticed("rights.no_breach_overdue"):
        Breach.objects.update(aware_at=NOW - timedelta(hours=73))


@pytest.fixture
def team():
    return Team()


def blocked(case, from_on, ended_on=None):
    made = Hold.objects.create(
        kind=Hold.Kind.RESTRICTION,
        from_on=from_on,
        review_on=TODAY,
        reason="They asked.",
        follows="RR-0009",
        placed_by_id=1,
        ended_on=ended_on,
        stops_until=ended_on,
        case=case,
    )
    made.steps.create(at=clock.moment(from_on, 9), what="PLACED")
    if ended_on:
        made.steps.create(at=clock.moment(ended_on, 9), what="FOLLOWED")
    return made


def test_a_report_given_out_while_it_was_blocked_is_found(team):
    """P11c"""
    release = team.released()
    day = clock.london(release.released_at).date()
    blocked(team.alder.case, day - timedelta(days=9), day - timedelta(days=1))
    with noticed("rights.restrictions_obeyed"):
        Hold.objects.update(
            ended_on=day + timedelta(days=1), stops_until=day + timedelta(days=1)
        )


def test_a_report_signed_while_it_was_blocked_is_found(team):
    """P11c: nothing left, but somebody worked on it. Each app tells of its own uses."""
    report = team.report()
    day = clock.london(report.signed_at).date()
    with noticed("rights.restrictions_obeyed"):
        blocked(team.alder.case, day - timedelta(days=1), day + timedelta(days=1))

    assert "the two disagree" in found("rights.restrictions_obeyed").figure


def test_a_file_destroyed_while_it_was_blocked_is_found():
    """P11c"""
    item = disposed()
    with noticed("rights.restrictions_obeyed"):
        blocked(item.case, date(2026, 1, 5))
        assert Item.objects.get(pk=item.pk).disposed_at
