"""The near edge of each period: nothing went before its first day. Counted twice."""

from datetime import date, datetime

from django.db.models import F, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.policy import library
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.rules import retention
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)

LOOKED_INTO = 200


def nothing_early(now: datetime) -> Finding:
    """No record went before the first day on which it might (P9a to P9l)."""
    gone = Item.objects.filter(state=Item.State.DISPOSED)
    # The database may count days elsewhere than in London: look at the near ones again.
    near = gone.filter(disposed_at__date__lte=F("eligible_from"))
    early = [
        item
        for item in near.order_by("-disposed_at")[: LOOKED_INTO * 10]
        if item.disposed_at
        and clock.london(item.disposed_at).date() < item.eligible_from
    ]
    return none_of(
        len(early),
        gone.count(),
        "disposals came before their first day",
        [_evidence(item, "before its first day") for item in early[:MOST_EVIDENCE]],
    )


def early_by_the_rules(now: datetime) -> Second:
    """Work the first day out anew, from the row and the day it counts from."""
    wrong = []
    newest = _newest()
    for item in newest:
        first = _first_day(item)
        went = clock.london(item.disposed_at or now).date()
        if first is not None and went < first:
            wrong.append(_evidence(item, f"{item.row} gives {first}"))
    return Second(len(newest), wrong)


def _newest() -> QuerySet[Item]:
    gone = Item.objects.filter(state=Item.State.DISPOSED)
    return gone.order_by("-disposed_at", "-pk")[:LOOKED_INTO]


def _first_day(item: Item) -> date | None:
    try:
        schedule = library.schedule_for(item.policy_version)
        row = schedule.row(item.row)
    except (KeyError, LookupError):
        return None
    if row.period(schedule.settings) is None:
        # It has no end: only a review by people can have ended it.
        return None
    return retention.due(row, item.trigger_on, schedule).eligible_from


def _evidence(item: Item, what: str) -> Evidence:
    return Evidence(item.reference, what, trail.name_of(item))


CHECKS = {"disposal.nothing_early": twice(nothing_early, early_by_the_rules)}
