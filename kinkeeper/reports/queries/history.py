"""The saved versions of a report, with what each one changed."""

from dataclasses import dataclass
from datetime import datetime

from kinkeeper.reports.models import Report, Section


@dataclass(frozen=True)
class Saved:
    """One saved version. `changed` holds the heading and words of parts that moved."""

    number: int
    saved_at: datetime
    by: str
    changed: tuple[tuple[str, str], ...]


def history_of(report: Report) -> list[Saved]:
    """Return every version of a report that `report_by_key` opened, newest first."""
    before: dict[str, str] = {}
    found = []
    rows = report.versions.select_related("container", "saved_by").order_by("number")
    for row in rows:
        words = row.unseal()["sections"]
        changed = tuple(
            (section.label, words.get(section.value, ""))
            for section in Section
            if words.get(section.value, "") != before.get(section.value, "")
        )
        found.append(Saved(row.number, row.saved_at, row.saved_by.short_name, changed))
        before = words
    return found[::-1]
