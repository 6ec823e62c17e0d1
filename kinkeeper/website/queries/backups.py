"""Backups and rehearsals, for those who answer for them. Nothing here is personal."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.recovery import backup_files, journal
from kinkeeper.foundation.recovery.models import BackupRun, DrillRun, Outcome, Run
from kinkeeper.policy import edition
from kinkeeper.privacy.records.queries.work_list import ToLook
from kinkeeper.website.queries.checks.own_checks import first_day

ON_THE_PAGE = 20


@dataclass(frozen=True)
class Backups:
    """What the page shows. `set_up`: somebody said where the nightly backup goes."""

    set_up: bool
    keys_copied_nightly: bool
    keep_days: int
    drill_days: int
    backups: list[BackupRun]
    drills: list[DrillRun]
    journal_lines: int
    journal_apart: bool
    late: list[ToLook]


def backups(*, viewer: Account, now: datetime) -> Backups:
    """Return the last backups, rehearsals and the journal. Raises Http404."""
    if not viewer.may(Power.AUDIT_READ):
        raise Http404
    return Backups(
        set_up=bool(settings.BACKUP_DIR),
        keys_copied_nightly=bool(settings.KEYS_COPY_DIR),
        keep_days=backup_files.horizon_days(),
        drill_days=edition.in_force().practice.restore_drill_days,
        backups=list(BackupRun.objects.order_by("-started_at")[:ON_THE_PAGE]),
        drills=list(DrillRun.objects.order_by("-started_at")[:ON_THE_PAGE]),
        journal_lines=journal.head()[0],
        journal_apart=_is_apart(),
        late=list(late(clock.london(now).date())),
    )


def late(today: date) -> Iterable[ToLook]:
    """Yield a line for the work list when a backup or a rehearsal is late."""
    practice = edition.in_force().practice
    begun = first_day()
    if begun is None:
        return
    last = _last_day(BackupRun.objects.all()) or begun
    if today - last > timedelta(hours=practice.backup_max_age_hours):
        yield ToLook(
            reference="",
            title="Backup",
            reason="There is no backup that is fresh.",
            what_to_do="Ask whoever runs the machine to look at the nightly backup.",
            since=last,
        )
    last = _last_day(DrillRun.objects.all()) or begun
    if today - last > timedelta(days=practice.restore_drill_days):
        yield ToLook(
            reference="",
            title="Rehearsal of a restore",
            reason="Nobody has tried for too long to bring a backup back.",
            what_to_do="Ask whoever runs the machine to run “kinkeeper drill”.",
            since=last,
        )


def _last_day(runs: "QuerySet[BackupRun] | QuerySet[DrillRun]") -> date | None:
    """Return the day of the last one that went well, in London."""
    run: Run | None = runs.filter(outcome=Outcome.DONE).order_by("-started_at").first()
    return clock.london(run.started_at).date() if run else None


def _is_apart() -> bool:
    """Say whether the journal lies on another disk than the database's folder."""
    place = Path(settings.JOURNAL_DIR)
    here = Path(settings.DATA_DIR)
    try:
        return place.stat().st_dev != here.stat().st_dev
    except FileNotFoundError:
        return False
