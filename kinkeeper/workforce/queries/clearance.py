"""On which days may somebody work with families?"""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from kinkeeper.workforce.models import DbsCheck, Engagement
from kinkeeper.workforce.queries import checks

Times = list[tuple[date, date]]


def cleared_times(accounts: Collection[int]) -> dict[int, Times]:
    """
    Return from when to when the checks of each account count (R20).

    A check counts from the day on which it was decided that the person may work here,
    for three years from its date. A refusal ends what counted; a later yes begins anew.
    """
    cleared = DbsCheck.objects.filter(
        worker__account__in=accounts, decision__in=checks.MAY_WORK
    )
    found: dict[int, Times] = defaultdict(list)
    rows = cleared.values_list("worker__account", "checked_on", "decided_on")
    for person, checked_on, decided_on in rows:
        found[person].append((decided_on or checked_on, checks.renew_by(checked_on)))
    refused = DbsCheck.objects.filter(
        worker__account__in=accounts, decision=DbsCheck.Decision.NOT_SUITABLE
    )
    for person, day in refused.values_list("worker__account", "decided_on"):
        found[person] = [
            (first, last if day is None or first > day else min(last, _before(day)))
            for first, last in found[person]
        ]
    return found


def last_days(accounts: Collection[int]) -> dict[int, date]:
    """Return the last day of work of each account whose work has an end."""
    ends: dict[int, list[date | None]] = defaultdict(list)
    found = Engagement.objects.filter(worker__account__in=accounts)
    for person, to_on in found.values_list("worker__account", "to_on"):
        ends[person].append(to_on)
    return {
        person: max(day for day in days if day is not None)
        for person, days in ends.items()
        if None not in days
    }


def _before(day: date) -> date:
    return day - timedelta(days=1)
