"""The notes on paper behind a report: what became of them (R32)."""

from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.queries.holds import holds_on, stopping
from kinkeeper.reports.models import Report, RoughNotes


def must_be_kept(report: Report, now: datetime) -> bool:
    """Say whether a hold, or an open request, keeps everything of this family (C-8)."""
    today = clock.london(now).date()
    found = holds_on(report.case, trail.name_of(report))
    return found.filter(stopping(today)).exists()


def rough_notes_of(report: Report) -> RoughNotes | None:
    """Return what the author said about them; None: not yet."""
    found = RoughNotes.objects.filter(report=report).select_related("said_by")
    return found.first()
