"""Clauses 7 and 10: each check finds what must not have left."""

from datetime import date

import pytest

from kinkeeper.contact_sessions.models import Session, SessionFunder
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.people.models import CourtOrder
from kinkeeper.privacy.disclosure.models import Release, ReportRequest, SecureMessage
from tests.family import PRIYA_PRIVATE
from tests.website.promises.noticing import NOW, found, noticed
from tests.website.promises.world import Team

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return Team()


@pytest.fixture
def release(team):
    return team.released()


def test_a_report_that_left_by_post_is_found(release):
    """P10b"""
    with noticed("disclosure.secure_channel_only"):
        Release.objects.update(channel="post")


def test_a_report_without_its_locked_message_is_found(release):
    """P10b: the row says secure e-mail, but nothing was locked."""
    with noticed("disclosure.secure_channel_only"):
        SecureMessage.objects.all().delete()


def test_a_council_paid_report_that_went_to_a_parent_is_found(release):
    """P10c: also when somebody changed who pays afterwards, on either side."""
    with noticed("disclosure.council_paid_to_social_worker"):
        SessionFunder.objects.update(kind="local_authority")


def test_what_the_release_itself_wrote_about_the_payer_is_found(release):
    """P10c"""
    with noticed("disclosure.council_paid_to_social_worker"):
        release.seal({**release.unseal(), "funders": ["local_authority 20"]})
        release.save()


def test_a_release_without_a_line_in_the_log_is_found(release):
    """P10d"""
    with noticed("disclosure.all_through_the_gate"):
        Event.objects.filter(action="report.released").delete()


def test_a_release_that_the_gate_would_refuse_is_found(release):
    """P10a: it is logged and names its rule, but we never knew who that was."""
    with noticed("disclosure.all_through_the_gate"):
        release.seal({**release.unseal(), "identity_verified_on": None})
        release.save()


def test_a_release_against_a_courts_direction_is_found(team, release):
    """P7g, P8e: only while the order was in force."""
    order = CourtOrder.objects.create(
        case=team.alder.case,
        container=team.alder.case.container,
        recorded_on=date(2026, 1, 5),
        expires_on=date(2026, 2, 28),
        report_recipients=["cafcass_officer"],
    )
    with noticed("disclosure.directions_obeyed"):
        CourtOrder.objects.filter(pk=order.pk).update(expires_on=None)


def test_a_report_of_supported_time_is_found(team):
    """P7d"""
    report = team.report()
    with noticed("reports.none_for_supported"):
        Session.objects.filter(pk=report.session_id).update(service="supported")


def test_a_request_that_was_given_to_the_other_side_is_found(team, release):
    """K3"""
    with noticed("disclosure.nothing_crossed_sides"):
        ReportRequest.objects.update(party=team.alder.resident)


def test_one_account_on_both_sides_is_found(team):
    """K3"""
    with noticed("disclosure.nothing_crossed_sides"):
        team.alder.resident.account = team.alder.visiting.account
        team.alder.resident.save()


def test_a_letter_with_the_other_sides_address_is_found(team):
    """K3: every row is right, only the words are not."""
    with noticed("disclosure.nothing_crossed_sides"):
        outbox.write_letter(
            container=team.alder.case.container,
            to="daniel@example.org",
            subject=Subject.MESSAGE,
            body=f"They live at {PRIYA_PRIVATE['address']}.",
            now=NOW,
        )

    assert "the two disagree" in found("disclosure.nothing_crossed_sides").figure


def test_a_letter_with_ones_own_address_is_no_leak(team):
    """K3"""
    outbox.write_letter(
        container=team.alder.case.container,
        to="priya@example.org",
        subject=Subject.MESSAGE,
        body=f"You live at {PRIYA_PRIVATE['address']}.",
        now=NOW,
    )

    assert found("disclosure.nothing_crossed_sides").kept


def test_a_decision_without_a_person_is_found(release):
    """P11d"""
    with noticed("audit.decisions_have_a_person"):
        ReportRequest.objects.update(decided_by=None, decided_at=None)
