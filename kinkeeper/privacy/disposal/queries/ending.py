"""What ends when, counted by the database: one comparison for each policy row."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from kinkeeper.foundation.ui.charts.month_bars import Month, MonthBars
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries.pinned import (
    NOTHING,
    Schedules,
    on_or_before,
    row_of,
)
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.queries.holds import reached_by, stopping
from kinkeeper.rules import retention
from kinkeeper.rules.dates import add_months
from kinkeeper.rules.periods import cutoff
from kinkeeper.rules.retention import Row, Schedule

SOON_DAYS = 90
MONTHS_SHOWN = 12
State = Obligation.State
# Held for another controller: our table does not end it (C-12).
ANOTHERS = Q(case__isnull=False, case__our_role=Case.OurRole.PROCESSOR)


@dataclass(frozen=True)
class Summary:
    """The numbers of the sentence on top of the record life."""

    soon: int
    waiting: int
    overdue: int
    held: int
    no_rule: int


def summary(found: QuerySet[Obligation], tables: Schedules, today: date) -> Summary:
    counting = found.filter(state=State.COUNTING)
    held = is_held(today)
    free = counting.exclude(held).exclude(ANOTHERS)
    return Summary(
        soon=free.filter(ends_soon(tables, today)).count(),
        waiting=free.filter(ends_by(tables, today)).count(),
        overdue=free.filter(is_overdue(tables, today)).count(),
        held=counting.filter(held).count(),
        no_rule=found.filter(state=State.NO_RULE).count(),
    )


def ends_by(tables: Schedules, day: date) -> Q:
    """Return "its period is over on `day`", holds apart."""
    return on_or_before(tables, lambda row, table: row.cutoff(day, table.settings))


def ends_soon(tables: Schedules, today: date) -> Q:
    """Return "its last day lies within the next 90 days, or has passed"."""
    return ends_by(tables, today + timedelta(days=SOON_DAYS + 1))


def ends_within(tables: Schedules, first: date, last: date) -> Q:
    """Return "its last day is one of these days", both included."""
    return _over(tables, last + timedelta(days=1)) & ~_over(tables, first)


def _over(tables: Schedules, day: date) -> Q:
    """Return "its last day lies before `day`", whatever may be done then."""

    def before(row: Row, table: Schedule) -> date | None:
        period = row.period(table.settings)
        return cutoff(period, day) if period else None

    return on_or_before(tables, before)


def is_overdue(tables: Schedules, today: date) -> Q:
    """Return "it should be gone already"."""
    return on_or_before(
        tables, lambda row, table: row.overdue_cutoff(today, table.settings)
    )


def holds_that_stop(today: date) -> list[Hold]:
    """Return the holds that stop something today, tails included, oldest first."""
    return list(Hold.objects.filter(stopping(today)).order_by("from_on", "pk"))


def is_held(today: date, kind: str = "") -> Q:
    """Return "a hold stops it today"; with `kind`, only a hold of that kind."""
    holds = [h for h in holds_that_stop(today) if kind in ("", h.kind)]
    return reduce(or_, map(reached_by, holds), NOTHING)


def is_agreed() -> Q:
    """Return "two people agreed, and it cools off"."""
    agreed = Item.objects.filter(state=Item.State.APPROVED)
    return Q(record__in=agreed.values("record"))


def months(found: QuerySet[Obligation], tables: Schedules, today: date) -> MonthBars:
    """Return how many records reach their last day in each of the next 12 months."""
    first = today.replace(day=1)
    last = add_months(first, MONTHS_SHOWN) - timedelta(days=1)
    counted = (
        found.filter(ends_within(tables, first, last), state=State.COUNTING)
        .order_by()
        .values_list("policy_version", "row", "trigger_on")
        .annotate(number=Count("pk"))
    )
    counts: Counter[tuple[int, int]] = Counter()
    for version, row, trigger_on, number in counted:
        one = Obligation(policy_version=version, row=row, trigger_on=trigger_on)
        day = last_day(one, tables)
        if day is not None:
            counts[(day.year, day.month)] += number
    soon_until = today + timedelta(days=SOON_DAYS)
    url = reverse("disposal:record_life")
    shown = []
    for step in range(MONTHS_SHOWN):
        begins = add_months(first, step)
        shown.append(
            Month(
                begins.year,
                begins.month,
                counts[(begins.year, begins.month)],
                soon=begins <= soon_until,
                url=f"{url}?ends={begins:%Y-%m}",
            )
        )
    return MonthBars("Records reaching their end date", shown, "next 12 months")


def last_day(obligation: Obligation, tables: Schedules) -> date | None:
    """Return the last day of a row's period, holds apart; None while none is known."""
    due = due_of(obligation, tables)
    return (due.retain_until or due.dispose_by) if due else None


def due_of(obligation: Obligation, tables: Schedules) -> retention.Due | None:
    """Return the dates that an obligation leads to by its own edition."""
    stands = row_of(obligation, tables)
    if stands is None or obligation.trigger_on is None:
        return None
    row, schedule = stands
    return retention.due(row, obligation.trigger_on, schedule)
