"""The life of each record about one worker, as a line and as words."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import Scale, date_words
from kinkeeper.foundation.ui.charts.life_line import Life
from kinkeeper.foundation.ui.parts import Link
from kinkeeper.policy import library
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries.holds import holds_on, kinds_that_stop
from kinkeeper.rules import retention
from kinkeeper.workforce.models import DbsCertificate, DbsCheck, StaffPaper, Worker

YEARS_BEFORE, YEARS_AFTER = 8, 10
Thing = Worker | StaffPaper | DbsCheck | DbsCertificate


@dataclass(frozen=True)
class Line:
    """One record: what it is, why it is kept so long, and the picture."""

    title: str
    because: str
    life: Life
    rule: Link | None


def scale(today: date) -> Scale:
    return Scale(today.year - YEARS_BEFORE, today.year + YEARS_AFTER, today)


def lines(things: list[Thing], titles: dict[str, str]) -> list[Line]:
    """Return the line of each record. `titles` may say more than the register does."""
    names = [trail.name_of(thing) for thing in things]
    found: dict[str, list[Obligation]] = {}
    for row in Obligation.objects.filter(record__in=names).order_by("pk"):
        found.setdefault(row.record, []).append(row)
    return [
        _line(found[name], titles.get(name, ""), _held_since(found[name][0]))
        for name in names
        if name in found
    ]


def last_day(obligation: Obligation) -> date | None:
    """Return the last day of a reason to keep a record, or by which it must be gone."""
    if obligation.trigger_on is None or not obligation.row:
        return None
    schedule = library.schedule_for(obligation.policy_version)
    row = schedule.row(obligation.row)
    due = retention.due(row, obligation.trigger_on, schedule)
    return due.retain_until or due.dispose_by


def _held_since(row: Obligation) -> date | None:
    """Return since when something stops the disposal of a record, if anything does."""
    schedule = library.schedule_for(row.policy_version)
    holds = holds_on(None, row.record).filter(
        ended_on=None, kind__in=kinds_that_stop(row.kind, schedule)
    )
    first = holds.order_by("from_on").first()
    return first.from_on if first else None


def _line(rows: list[Obligation], title: str, held_since: date | None) -> Line:
    """Draw the reason that runs longest; several rows mean several reasons (C-1)."""
    row = max(rows, key=lambda one: last_day(one) or date.min)
    ends = last_day(row)
    name = title or row.title
    return Line(
        title=name,
        because=_because(row, ends),
        life=Life(
            name=name,
            opened=row.opened_on,
            clock_starts=row.trigger_on,
            ends=ends,
            held_since=held_since,
            no_end=row.state == Obligation.State.INDEFINITE,
        ),
        rule=Link(f"Rule {row.rule}", f"/privacy/#{row.row}") if row.row else None,
    )


def _because(row: Obligation, ends: date | None) -> str:
    if row.state == Obligation.State.NO_RULE:
        return f"No rule fits. {row.because}"
    if ends is None:
        return "In use. The clock has not started."
    return f"Until {date_words(ends)}."
