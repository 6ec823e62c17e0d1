"""What the building and the team could do, and what was used of it. Whole hours."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta

from kinkeeper.contact_sessions.models import Away, ClosedDay, Opening, Session, Shift
from kinkeeper.foundation import clock
from kinkeeper.statistics.queries.counting.counted import Counted
from kinkeeper.statistics.queries.periods import Period
from kinkeeper.workforce.models import Engagement
from kinkeeper.workforce.queries.clearance import cleared_times

HOUR = timedelta(hours=1)
Work = tuple[str, date, date | None]


def capacity(period: Period) -> Iterator[Counted]:
    """Count the hours for families while the building was open: used, and not used."""
    closed = _closed(period)
    offered = sum(
        (
            len(_days(opening, period, closed))
            * _length(opening.opens, opening.closes)
            * opening.families_at_once
            for opening in Opening.objects.all()
        ),
        timedelta(),
    )
    held = Session.objects.filter(
        state=Session.State.HELD, held_on__range=(period.first_day, period.last_day)
    ).values_list("starts_at", "ends_at")
    used = sum((end - start for start, end in held), timedelta())
    if offered:
        yield Counted("capacity", "Used", used // HOUR)
        yield Counted("capacity", "Not used", max(offered - used, timedelta()) // HOUR)


def team_hours(period: Period) -> Iterator[Counted]:
    """Count the hours of the rota, by paid and unpaid; days away are left out."""
    closed = _closed(period)
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    rows = Away.objects.filter(
        from_on__lte=period.last_day, to_on__gte=period.first_day
    )
    for worker, first, last in rows.values_list("worker", "from_on", "to_on"):
        away[worker].append((first, last))
    kinds = _kinds()
    hours: Counter[str] = Counter()
    for shift in Shift.objects.select_related("opening"):
        length = _length(shift.opening.opens, shift.opening.closes)
        for day in _days(shift.opening, period, closed):
            works = shift.from_on <= day and (not shift.to_on or day <= shift.to_on)
            if works and not any(a <= day <= b for a, b in away[shift.worker_id]):
                kind = _kind_on(kinds.get(shift.worker_id, ()), day)
                hours[kind] += length // timedelta(minutes=1)
    for kind, minutes in hours.items():
        yield Counted("team hours", kind, minutes // 60)


def checks(period: Period) -> Iterator[Counted]:
    """Count who worked on the last day, by whether their check counted then (R20)."""
    day = min(period.last_day, clock.today())
    at_work = Engagement.objects.filter(from_on__lte=day, worker__account__isnull=False)
    people = set(
        at_work.exclude(to_on__lt=day).values_list("worker__account", flat=True)
    )
    times = cleared_times(people)
    found = Counter(
        "In date"
        if any(a <= day <= b for a, b in times.get(one, ()))
        else "Not in date"
        for one in people
    )
    for what, count in found.items():
        yield Counted("checks", what, count)


def _closed(period: Period) -> set[tuple[int, date]]:
    found = ClosedDay.objects.filter(on__range=(period.first_day, period.last_day))
    return set(found.values_list("venue", "on"))


def _days(
    opening: Opening, period: Period, closed: set[tuple[int, date]]
) -> list[date]:
    """Return the days of a period, up to today, on which an opening was kept."""
    first = max(period.first_day, opening.from_on)
    last = min(period.last_day, opening.to_on or period.last_day, clock.today())
    first += timedelta(days=(opening.weekday - first.weekday()) % 7)
    weeks = range(max((last - first).days // 7 + 1, 0))
    days = (first + timedelta(weeks=week) for week in weeks)
    return [day for day in days if (opening.venue_id, day) not in closed]


def _length(opens: time, closes: time) -> timedelta:
    any_day = date(2000, 1, 1)
    return datetime.combine(any_day, closes) - datetime.combine(any_day, opens)


def _kinds() -> dict[int, list[Work]]:
    found: dict[int, list[Work]] = defaultdict(list)
    rows = Engagement.objects.filter(worker__account__isnull=False)
    for account, kind, first, last in rows.values_list(
        "worker__account", "kind", "from_on", "to_on"
    ):
        found[account].append((kind, first, last))
    return found


def _kind_on(kinds: Iterable[Work], day: date) -> str:
    for kind, first, last in kinds:
        if first <= day and (last is None or day <= last):
            return "Unpaid" if kind == Engagement.Kind.VOLUNTEER else "Paid"
    return "Not known"
