"""What ends when, counted by the database: one comparison for each policy row."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q, QuerySet

from kinkeeper.foundation.ui.charts.month_bars import Month, MonthBars
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.queries.due import destroying_kinds, destroying_rows
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.queries.holds import in_the_way, stopping
from kinkeeper.rules import retention
from kinkeeper.rules.retention import Row, Schedule

SOON_DAYS = 90
MONTHS_SHOWN = 12
A_YEAR_AND_MORE = 370
_NOTHING = Q(pk__in=[])
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


def summary(schedule: Schedule, today: date) -> Summary:
    counting = Obligation.objects.filter(state=Obligation.State.COUNTING)
    held = counting.filter(is_held(schedule, today))
    free = counting.filter(~is_held(schedule, today)).exclude(ANOTHERS)
    return Summary(
        soon=free.filter(ends_soon(schedule, today)).count(),
        waiting=free.filter(ends_by(schedule, today)).count(),
        overdue=free.filter(is_overdue(schedule, today)).count(),
        held=held.count(),
        no_rule=Obligation.objects.filter(state=Obligation.State.NO_RULE).count(),
    )


def ends_by(schedule: Schedule, day: date) -> Q:
    """Return "its period is over on `day`", holds apart."""
    ended = _NOTHING
    for row in schedule.rows:
        cutoff = row.cutoff(day, schedule.settings)
        if cutoff is not None:
            ended |= Q(row=row.id, trigger_on__lte=cutoff)
    return ended


def ends_soon(schedule: Schedule, today: date) -> Q:
    """Return "its last day lies within the next 90 days, or has passed"."""
    return ends_by(schedule, today + timedelta(days=SOON_DAYS + 1))


def is_overdue(schedule: Schedule, today: date) -> Q:
    """Return "it should be gone already"."""
    late = _NOTHING
    for row in schedule.rows:
        cutoff = row.overdue_cutoff(today, schedule.settings)
        if cutoff is not None:
            late |= Q(row=row.id, trigger_on__lte=cutoff)
    return late


def is_held(schedule: Schedule, today: date) -> Q:
    """Return "a hold stops it today"."""
    held = _NOTHING
    # The few cases with a hold first, so that the database need not try every row.
    cases = Q(case__in=Hold.objects.filter(stopping(today)).values("case"))
    for kind in destroying_kinds(schedule):
        held |= cases & Q(kind=kind) & Q(in_the_way(kind, schedule, today))
    return held


def months(schedule: Schedule, today: date) -> MonthBars:
    """Return how many records reach their last day in each of the next 12 months."""
    counts: Counter[tuple[int, int]] = Counter()
    for row in destroying_rows(schedule):
        for trigger_on, number in _by_trigger(row, schedule, today):
            due = retention.due(row, trigger_on, schedule)
            last = due.retain_until or due.dispose_by
            if last is not None:
                counts[(last.year, last.month)] += number
    soon_until = today + timedelta(days=SOON_DAYS)
    shown = []
    for step in range(MONTHS_SHOWN):
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        begins = date(year, month + 1, 1)
        count = counts[(year, month + 1)]
        shown.append(Month(year, month + 1, count, soon=begins <= soon_until))
    return MonthBars("Records reaching their end date", shown, "next 12 months")


def _by_trigger(
    row: Row, schedule: Schedule, today: date
) -> QuerySet[Obligation, tuple[date, int]]:
    """Count by the day the clock began. Only rows whose clock runs have such a day."""
    begins = today.replace(day=1)
    return (
        Obligation.objects.filter(
            row=row.id,
            trigger_on__gt=row.cutoff(begins, schedule.settings),
            trigger_on__lte=row.cutoff(
                begins + timedelta(days=A_YEAR_AND_MORE), schedule.settings
            ),
        )
        .order_by()
        .values_list("trigger_on")
        .annotate(number=Count("pk"))
    )
