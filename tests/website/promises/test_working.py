"""Clause 9 and 12: certificates, duties, and backups."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import RoleGrant
from kinkeeper.foundation.recovery.models import BackupRun, DrillRun
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.records.models import Hold
from kinkeeper.workforce.models import DbsCertificate, DbsCheck, Worker
from tests import family
from tests.reports.visits import visit
from tests.website.promises.noticing import NOW, TODAY, found, noticed

pytestmark = pytest.mark.django_db


def checked(account=None, **changes):
    container = containers.make("worker", now=NOW)
    worker = Worker.objects.create(
        container=container,
        reference="W-0001",
        sort=Worker.Sort.STAFF,
        account=account,
        opened_on=date(2025, 1, 6),
    )
    told = {
        "container": container,
        "worker": worker,
        "number": 1,
        "checked_on": date(2026, 1, 5),
        "level": DbsCheck.Level.ENHANCED,
        "decision": DbsCheck.Decision.SUITABLE,
        "decided_on": date(2026, 1, 8),
    }
    return DbsCheck.objects.create(**{**told, **changes})


def certificate(check, received_on):
    return DbsCertificate.objects.create(
        container=containers.make("certificate", now=NOW),
        check_record=check,
        received_on=received_on,
    )


def test_a_certificate_past_its_six_months_is_found():
    """P9c: six months from the decision."""
    check = checked(decided_on=date(2026, 6, 1), checked_on=date(2026, 5, 20))
    certificate(check, date(2026, 5, 25))
    with noticed("workforce.certificates_gone_in_time"):
        DbsCheck.objects.update(decided_on=date(2026, 5, 1))


def test_a_certificate_that_a_court_wants_is_excused():
    """P9c, C-2: an order to preserve stops even this."""
    check = checked(decided_on=date(2026, 2, 1))
    kept = certificate(check, date(2026, 1, 25))
    assert not found("workforce.certificates_gone_in_time").kept

    Hold.objects.create(
        kind=Hold.Kind.COURT_PRESERVATION,
        scope=Hold.Scope.RECORD,
        record=f"workforce.DbsCertificate:{kept.key}",
        from_on=date(2026, 6, 1),
        review_on=TODAY,
        reason="An order.",
        stops_certificate=True,
        placed_by_id=1,
    )

    assert found("workforce.certificates_gone_in_time").kept


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param({"decision": "", "decided_on": None}, id="nobody decided"),
        pytest.param({"decision": "NOT_SUITABLE"}, id="may not work here"),
        pytest.param({"checked_on": date(2023, 3, 6)}, id="too old on that day"),
        pytest.param({"decided_on": date(2026, 3, 8)}, id="decided a day too late"),
    ],
)
def test_somebody_on_duty_without_a_valid_check_is_found(spoil):
    """P8g"""
    sasha = family.sasha()
    checked(sasha)
    visit(family.alder(), sasha)
    with noticed("workforce.rostered_are_checked"):
        DbsCheck.objects.update(**spoil)


def test_a_duty_to_come_does_not_count_yet():
    """P8g"""
    visit(family.alder(), family.sasha(), on=TODAY + timedelta(days=1), state="PLANNED")

    assert found("workforce.rostered_are_checked").kept


def backed_up(hours=3, days=20):
    BackupRun.objects.create(
        started_at=NOW, finished_at=NOW - timedelta(hours=hours), outcome="DONE"
    )
    DrillRun.objects.create(
        started_at=NOW, finished_at=NOW - timedelta(days=days), outcome="DONE"
    )


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(
            lambda: BackupRun.objects.update(finished_at=NOW - timedelta(hours=27)),
            id="an old backup",
        ),
        pytest.param(
            lambda: BackupRun.objects.update(outcome="FAILED"), id="a failed backup"
        ),
        pytest.param(
            lambda: DrillRun.objects.update(finished_at=NOW - timedelta(days=91)),
            id="an old drill",
        ),
    ],
)
def test_a_backup_that_is_too_old_or_was_never_tried_is_found(spoil):
    """P12c"""
    family.ruth()
    backed_up()
    with noticed("backup.fresh_and_drilled"):
        spoil()


def test_a_new_centre_has_a_day_for_its_first_backup():
    """P12c"""
    family.ruth()
    RoleGrant.objects.update(granted_on=TODAY)
    assert found("backup.fresh_and_drilled").kept

    later = clock.moment(TODAY + timedelta(days=2), 10)

    assert not found("backup.fresh_and_drilled", later).kept
