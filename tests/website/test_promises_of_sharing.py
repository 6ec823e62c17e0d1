"""The checks that watch over what left the centre find what must not have left."""

from datetime import date
from uuid import uuid4

import pytest

from kinkeeper.contact_sessions.models import Door, Room, Session, Venue
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import CourtOrder
from kinkeeper.privacy.disclosure.models import Release, ReportRequest
from kinkeeper.reports.models import Report
from kinkeeper.website.queries.promises import CHECKS
from tests import family

pytestmark = pytest.mark.django_db

NOW = clock.moment(date(2026, 11, 24), 10)
HELD_ON = date(2026, 10, 3)


@pytest.fixture
def alder():
    return family.alder()


@pytest.fixture
def ruth():
    return family.ruth()


def kept(check):
    return CHECKS[check](NOW).kept


def report_of(home, ruth, *, funder="private"):
    venue = Venue.objects.create(name="Centre")
    doors = [Door.objects.create(venue=venue, name=name) for name in ("Front", "Side")]
    starts = clock.moment(HELD_ON, 10)
    session = Session.objects.create(
        case=home.case,
        service="supervised",
        room=Room.objects.create(venue=venue, name="Garden room"),
        held_on=HELD_ON,
        starts_at=starts,
        ends_at=clock.moment(HELD_ON, 12),
        child_door=doors[0],
        visitor_door=doors[1],
        planned_by=ruth,
    )
    session.funders.create(kind=funder, share=100)
    return Report.objects.create(
        container=home.case.reports_container,
        case=home.case,
        session=session,
        service="supervised",
        number=1,
        author=ruth,
        begun_at=starts,
    )


def release_of(report, home, ruth, **changes):
    """Release a report to Daniel as the gate does, but for `changes`."""
    item = f"reports.Report:{report.key}"
    request = ReportRequest.objects.create(
        container=report.container,
        reference=f"RR-{uuid4().hex[:6]}",
        case=home.case,
        party=home.visiting,
        side=home.visiting.side,
        item=item,
        title="Contact report 1",
        asked_at=NOW,
        target_on=NOW.date(),
        state=ReportRequest.State.SENT,
        decided_by=ruth,
        decided_at=NOW,
    )
    told = {
        "container": report.container,
        "reference": f"DS-{uuid4().hex[:6]}",
        "case": home.case,
        "request": request,
        "item": item,
        "item_sha256": "0" * 64,
        "recipient_role": "non_resident_parent",
        "side": home.visiting.side,
        "channel": "secure_email",
        "rule": "DS-8",
        "lawful_basis": "legitimate_interests",
        "because": "Test.",
        "policy_version": "2026-11",
        "decided_by": ruth,
        "released_at": NOW,
    }
    made = Release.objects.create(**{**told, **changes})
    trail.record("report.released", about=made, by=ruth, case_key=home.case.key)
    return made


def test_a_report_that_left_by_post_is_found(alder, ruth):
    """P10b"""
    report = report_of(alder, ruth)
    release_of(report, alder, ruth)
    assert kept("disclosure.secure_channel_only")

    release_of(report, alder, ruth, channel="post")

    assert not kept("disclosure.secure_channel_only")


def test_a_council_paid_report_that_went_to_a_parent_is_found(alder, ruth):
    """P10c"""
    report = report_of(alder, ruth, funder="local_authority")
    release_of(report, alder, ruth, recipient_role="social_worker")
    assert kept("disclosure.council_paid_to_social_worker")

    release_of(report, alder, ruth)

    assert not kept("disclosure.council_paid_to_social_worker")


def test_a_report_the_family_pays_for_may_go_to_a_parent(alder, ruth):
    """P10a"""
    release_of(report_of(alder, ruth), alder, ruth)

    assert kept("disclosure.council_paid_to_social_worker")


def test_a_release_without_a_line_in_the_log_is_found(alder, ruth):
    """P10d"""
    made = release_of(report_of(alder, ruth), alder, ruth)
    assert kept("disclosure.all_through_the_gate")

    Release.objects.filter(pk=made.pk).update(key=uuid4())

    assert not kept("disclosure.all_through_the_gate")


def test_a_release_against_a_courts_direction_is_found(alder, ruth):
    """P7g, P8e: only while the order was in force."""
    release_of(report_of(alder, ruth), alder, ruth)
    order = CourtOrder(
        case=alder.case,
        container=alder.case.container,
        recorded_on=date(2026, 1, 5),
        expires_on=date(2026, 6, 30),
        report_recipients=["cafcass_officer"],
    )
    order.save()
    assert kept("disclosure.directions_obeyed")

    CourtOrder.objects.update(expires_on=None)

    assert not kept("disclosure.directions_obeyed")


def test_a_report_of_supported_time_is_found(alder, ruth):
    """P7d"""
    report = report_of(alder, ruth)
    assert kept("reports.none_for_supported")

    Session.objects.filter(pk=report.session_id).update(service="supported")

    assert not kept("reports.none_for_supported")
