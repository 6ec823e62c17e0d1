"""How a date comes about, step by step, for the page that says why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.policy import edition, library
from kinkeeper.privacy.disposal.queries import ending
from kinkeeper.privacy.disposal.queries.pinned import Schedules, row_of
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Limit, Row, Schedule

STARTED = "Counted from"


@dataclass(frozen=True)
class Reckoned:
    """One reason to keep a record: its row, and the sum that leads to the dates."""

    obligation: Obligation
    row: Row
    rule: str
    law: str
    clause: str
    clause_url: str
    sum: str
    steps: Sequence[SummaryRow]


def reckoned(obligation: Obligation, tables: Schedules) -> Reckoned | None:
    """Return how the dates of one reason come about; None when no rule fits."""
    stands = row_of(obligation, tables)
    if stands is None:
        return None
    row, schedule = stands
    return Reckoned(
        obligation=obligation,
        row=row,
        rule=f"{row.id}@{obligation.policy_version}",
        law=", ".join(row.law),
        clause=_clause(obligation.policy_version, row.clause),
        clause_url=f"/privacy/#{row.id}",
        sum=sum_in_words(obligation, row, schedule),
        steps=_steps(obligation, row, schedule),
    )


def sum_in_words(obligation: Obligation, row: Row, schedule: Schedule) -> str:
    """Return the arithmetic in one line: start + period → the dates."""
    due = ending.due_of(obligation, {obligation.policy_version: schedule})
    period = row.period(schedule.settings)
    if due is None or period is None or obligation.trigger_on is None:
        return ""
    parts = [f"{date_words(obligation.trigger_on)} + {period}"]
    if due.retain_until:
        parts.append(f"kept through {date_words(due.retain_until)}")
    if due.eligible_from:
        parts.append(f"may go from {date_words(due.eligible_from)}")
    if due.dispose_by:
        parts.append(f"gone by {date_words(due.dispose_by)}")
    first, *rest = parts
    return f"{first} → {', '.join(rest)}"


def _steps(obligation: Obligation, row: Row, schedule: Schedule) -> list[SummaryRow]:
    period = row.period(schedule.settings)
    triggers = edition.in_force().triggers
    steps = [SummaryRow("What is counted from", triggers.get(row.trigger, row.trigger))]
    if obligation.trigger_on:
        steps.append(SummaryRow(STARTED, date_words(obligation.trigger_on)))
    if period is None:
        steps.append(SummaryRow("How long", "With no end date"))
    else:
        most = "at most " if row.limit is Limit.MAXIMUM else ""
        steps.append(SummaryRow("How long", f"{most}{period}"))
    due = ending.due_of(obligation, {obligation.policy_version: schedule})
    if due is not None and period is not None:
        grace = schedule.settings.disposal_grace_days
        if due.retain_until:
            steps.append(SummaryRow("Kept through", date_words(due.retain_until)))
        if due.eligible_from:
            steps.append(SummaryRow("May go from", date_words(due.eligible_from)))
        if due.dispose_by:
            why = f" ({grace} days to do it)" if due.retain_until else ""
            steps.append(
                SummaryRow("Must be gone by", f"{date_words(due.dispose_by)}{why}")
            )
    if obligation.review_on:
        steps.append(SummaryRow("Looked at again on", date_words(obligation.review_on)))
    return steps


def _clause(version: str, clause: str) -> str:
    try:
        return f"Clause {clause}: {library.edition_of(version).clause(clause).title}"
    except KeyError:
        return f"Clause {clause}"


def under_today(obligation: Obligation) -> str:
    """Return what the edition in force would say, when it is another than the pinned.

    Empty when both lead to the same last day.
    """
    now = edition.in_force()
    if obligation.policy_version == now.version or obligation.trigger_on is None:
        return ""
    tables = {
        obligation.policy_version: library.schedule_for(obligation.policy_version)
    }
    pinned_day = ending.last_day(obligation, tables)
    try:
        other = Obligation(
            policy_version=now.version,
            row=obligation.row,
            trigger_on=obligation.trigger_on,
        )
        today_day = ending.last_day(other, {now.version: now.schedule})
    except LookupError:
        return f"Edition {now.version} has no such rule. This record keeps its own."
    if today_day is None or pinned_day is None or today_day == pinned_day:
        return ""
    moved = abs(today_day - pinned_day) // timedelta(days=1)
    way = "later" if today_day > pinned_day else "earlier"
    return (
        f"Edition {now.version}, in force today, would say {date_words(today_day)}: "
        f"{moved} days {way}. What was collected under edition "
        f"{obligation.policy_version} keeps its rule until the person agrees."
    )
