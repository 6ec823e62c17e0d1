from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as form_once
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Report, ReportVersion, Section
from kinkeeper.reports.queries import sources

LONGEST = 8000


@trail.command
def save_draft(
    *,
    report: Report,
    sections: Mapping[str, str],
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
    use: UUID | None = None,
) -> Report:
    """
    Save what the author has written, as a version of its own.

    `use` is the key of a note whose words go to the end of its part, with the time.
    Raises StaleError if the report has moved on, RefusedError if `by` is not its author
    or it lies with the second reader.
    """
    form_once.claim(once, by=by)
    permissions.insist(
        permissions.may_write(report, by),
        "Only its author can change this report, and only while it is being written.",
    )
    versions.advance(report, seen=version_seen)
    words = {
        section: str(sections.get(section, "")).strip()[:LONGEST]
        for section in Section.values
    }
    used = dict(report.unseal().get("used", {}))
    if use is not None:
        _use(report, use, words, used)
    report.seal({"sections": words, "used": used})
    report.save(update_fields=["sealed"])
    number = _keep_version(report, words, by=by, now=now)
    trail.record(
        "report.saved",
        about=report,
        by=by,
        case_key=report.case.key,
        detail={"version": number},
    )
    return report


def _use(
    report: Report, key: UUID, words: dict[str, str], used: dict[str, str]
) -> None:
    note = sources.note_of(report, key)
    if note is None:
        raise RefusedError("This note is not one of this session.")
    section = sources.PLACE[note.Category(note.category)]
    words[section] = "\n".join(
        part for part in (words[section], sources.line_of(note)) if part
    )
    used[str(note.key)] = section


def _keep_version(
    report: Report, words: Mapping[str, str], *, by: Account, now: datetime
) -> int:
    number = report.versions.count() + 1
    kept = ReportVersion(
        container=report.container,
        report=report,
        number=number,
        saved_at=now,
        saved_by=by,
    )
    kept.seal({"sections": dict(words)})
    kept.save()
    return number
