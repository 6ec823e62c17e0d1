"""What somebody asked us to block is kept and nothing else is done with it (P11c)."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Q

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Party
from kinkeeper.privacy.disclosure.models import Release
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries import restrictions
from kinkeeper.privacy.rights.models import RightsRequest
from kinkeeper.website.queries.finding import (
    Evidence,
    Finding,
    Second,
    none_of,
    twice,
)

NEWEST = 1000


def restrictions_obeyed(now: datetime) -> Finding:
    """While it was blocked, nothing of it was given out or destroyed (P11c)."""
    blocks = Hold.objects.filter(kind=Hold.Kind.RESTRICTION).order_by("-pk")[:NEWEST]
    wrong: list[Evidence] = []
    looked_at = 0
    for block in blocks:
        looked_at += 1
        wrong += _used(block, now)
    return none_of(len(wrong), looked_at, "blocks were not obeyed", wrong)


def _used(block: Hold, now: datetime) -> Iterator[Evidence]:
    cases = Q(case=block.case_id) if block.case_id else Q(pk__in=[])
    if block.person_id:
        parts = Party.objects.filter(person=block.person_id)
        cases = Q(case__in=parts.values("case"))
    since, until = _times(block, now)
    given = Release.objects.filter(cases, released_at__gt=since, released_at__lt=until)
    for release in given.select_related("request"):
        yield Evidence(
            release.reference,
            "was given out while it was blocked",
            trail.name_of(release.request),
        )
    gone = Item.objects.filter(cases | Q(record=block.record) & ~Q(record=""))
    for item in gone.filter(disposed_at__gt=since, disposed_at__lt=until):
        yield Evidence(
            item.reference, "was destroyed while it was blocked", trail.name_of(item)
        )


def _times(block: Hold, now: datetime) -> tuple[datetime, datetime]:
    """Return from when to when it was blocked; whole days where no hour is known."""
    logged = RightsRequest.objects.filter(reference=block.follows).exclude(reference="")
    began = logged.values_list("logged_at", flat=True).first()
    since = began or clock.moment(block.from_on, 23, 59)
    return since, clock.moment(block.ended_on, 0) if block.ended_on else now


def uses_told_by_the_apps(now: datetime) -> Second:
    """Ask each app what it gave out or signed within each spell of a block."""
    found = restrictions.restrictions_broken(now)
    spells = len(restrictions.spells(now))
    return Second(spells, [Evidence(each.reference, each.what) for each in found])


CHECKS = {
    "rights.restrictions_obeyed": twice(restrictions_obeyed, uses_told_by_the_apps)
}
