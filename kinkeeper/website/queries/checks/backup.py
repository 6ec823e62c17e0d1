"""There is a fresh backup, and bringing one back was tried (P12c)."""

from datetime import date, datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery.models import BackupRun, DrillRun, Outcome
from kinkeeper.policy import edition
from kinkeeper.website.queries.checks.own_checks import first_day
from kinkeeper.website.queries.finding import Evidence, Finding


def fresh_and_drilled(now: datetime) -> Finding:
    """The newest backup is young enough, and so is the newest drill (P12c).

    A backup that failed or was cut off is none. A new centre has as long for its first
    backup and its first drill as for each later one.
    """
    practice = edition.in_force().practice
    begun = _begun()
    backup = BackupRun.objects.filter(outcome=Outcome.DONE).order_by("-finished_at")
    drill = DrillRun.objects.filter(outcome=Outcome.DONE).order_by("-finished_at")
    last_backup = backup.values_list("finished_at", flat=True).first() or begun
    last_drill = drill.values_list("finished_at", flat=True).first() or begun
    if last_backup is None or last_drill is None:
        return Finding(True, "nobody works here yet")
    old = now - last_backup
    rested = now - last_drill
    wrong = []
    if old > timedelta(hours=practice.backup_max_age_hours):
        wrong.append(Evidence("Backup", f"{_hours(old)} hours without one"))
    if rested > timedelta(days=practice.restore_drill_days):
        wrong.append(Evidence("Drill", f"{rested.days} days without one"))
    figure = "; ".join(
        (
            _told(backup.count(), "backups", f"{_hours(old)} hours ago"),
            _told(drill.count(), "drills", f"{rested.days} days ago"),
        )
    )
    return Finding(not wrong, figure, tuple(wrong))


def _told(count: int, what: str, ago: str) -> str:
    return f"{count} {what}, the newest {ago}" if count else f"no {what} yet"


def _hours(time: timedelta) -> int:
    return int(time.total_seconds() // 3600)


def _begun() -> datetime | None:
    day: date | None = first_day()
    return clock.moment(day, 0) if day else None


CHECKS = {"backup.fresh_and_drilled": fresh_and_drilled}
