"""Two different people agreed, and there was time to think. Counted twice.

The first count reads the approvals; the second the audit trail, which is written by
other code and sealed.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from django.db.models import Count, F, Q

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.website.queries.bounds import newest
from kinkeeper.website.queries.finding import (
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)

# Events have an end of their own; this much of the log is surely there.
LOOKED_BACK = timedelta(days=300)
LOOKED_INTO = 200
COUNTED = 20_000
YES = ("disposal.first_yes", "disposal.agreed")


def agreed_by_two(now: datetime) -> Finding:
    """Nothing went without different people's yes and a time to think (P9l)."""
    practice = edition.in_force().practice
    cooling = timedelta(days=practice.disposal_cooling_days)
    gone = newest(Item.objects.filter(state=Item.State.DISPOSED), COUNTED)
    counted = gone.annotate(people=Count("approvals__by_id", distinct=True))
    # The days are counted as days in London, so the hour of the night does not matter.
    short = Q(people__lt=practice.disposal_approvals) | Q(
        disposed_at__lt=F("approved_at") + cooling
    )
    lacking = [
        item
        for item in counted.filter(short).order_by("-pk")
        if item.people < practice.disposal_approvals or _quick(item, cooling)
    ]
    return none_of(
        len(lacking),
        gone.count(),
        "disposals lacked agreement",
        (_evidence(item, "lacked agreement") for item in lacking),
    )


def _quick(item: Item, cooling: timedelta) -> bool:
    if item.approved_at is None or item.disposed_at is None:
        return True
    agreed = clock.london(item.approved_at).date()
    return clock.london(item.disposed_at).date() < agreed + cooling


def agreed_by_the_log(now: datetime) -> Second:
    """Count the people and the days in the audit trail instead."""
    practice = edition.in_force().practice
    since = now - LOOKED_BACK
    gone = Item.objects.filter(state=Item.State.DISPOSED, disposed_at__gte=since)
    items = list(gone.order_by("-disposed_at", "-pk")[:LOOKED_INTO])
    names = {trail.name_of(item): item for item in items}
    said: dict[str, list[tuple[int | None, datetime]]] = defaultdict(list)
    for about, by, at in Event.objects.filter(
        action__in=YES, about__in=list(names)
    ).values_list("about", "by_id", "happened_at"):
        said[about].append((by, at))
    wrong = []
    for name, item in names.items():
        people = {by for by, _ in said[name] if by is not None}
        last = max((at for _, at in said[name]), default=now)
        days = clock.london(item.disposed_at or now).date() - clock.london(last).date()
        if (
            len(people) < practice.disposal_approvals
            or days.days < practice.disposal_cooling_days
        ):
            wrong.append(_evidence(item, "the log does not show two people and a wait"))
    return Second(len(names), wrong)


def _evidence(item: Item, what: str) -> Evidence:
    return Evidence(item.reference, what, trail.name_of(item))


CHECKS = {"disposal.agreed_by_two": twice(agreed_by_two, agreed_by_the_log)}
