"""Worries are looked at, and people know this policy."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Exists, F, OuterRef

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.people.models import Case, Party
from kinkeeper.policy import library
from kinkeeper.referrals.models import SideForm
from kinkeeper.rules import dates
from kinkeeper.rules.deadlines import Region
from kinkeeper.safeguarding.models import Concern
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    none_of,
)

# From these stages on, both adults were asked and told.
TOLD_BY_NOW = (Case.Stage.READY, Case.Stage.ACTIVE)


def concerns_decided_in_time(now: datetime) -> Finding:
    """The lead looked at every worry by the end of the next working day (P7e)."""
    holidays = bank_holidays.published(Region.ENGLAND_AND_WALES)
    late = [
        concern
        for concern in _unseen_or_slow(now)
        if _day(concern.seen_at or now) > _latest(concern.recorded_on, holidays)
    ]
    return none_of(
        len(late),
        Concern.objects.count(),
        "worries were not looked at by the next working day",
        (
            Evidence(
                each.reference, f"recorded {each.recorded_on}", trail.name_of(each)
            )
            for each in late
        ),
    )


def _unseen_or_slow(now: datetime) -> Iterator[Concern]:
    """Yield what may be late: the index of days first, then the calendar."""
    unseen = Concern.objects.filter(seen_at=None)
    yield from unseen.order_by("recorded_on", "pk")
    # What was seen within a day and a night needs no calendar.
    slow = Concern.objects.filter(seen_at__gt=F("recorded_at") + timedelta(days=1))
    yield from slow.order_by("-pk")


def _latest(recorded_on: date, holidays: frozenset[date]) -> date:
    return dates.next_working_day(recorded_on + timedelta(days=1), holidays)


def _day(moment: datetime) -> date:
    return clock.london(moment).date()


def notice_given(now: datetime) -> Finding:
    """Each adult of an open case was given an edition of this policy (P11a)."""
    adults = Party.objects.filter(
        side__in=[Party.Side.RESIDENT, Party.Side.VISITING],
        case__stage__in=TOLD_BY_NOW,
        case__closed_on=None,
        case__file_destroyed_on=None,
    )
    versions = [each.version for each in library.editions()]
    given = SideForm.objects.filter(
        party=OuterRef("pk"), notice_version__in=versions
    ).exclude(notice_version="")
    never = adults.filter(~Exists(given)).select_related("case").order_by("pk")
    return none_of(
        never.count(),
        adults.count(),
        "adults in open cases were not given this policy",
        (
            Evidence(
                party.case.reference, party.side.lower(), trail.name_of(party.case)
            )
            for party in never[:MOST_EVIDENCE]
        ),
    )


CHECKS = {
    "safeguarding.concerns_decided_in_time": concerns_decided_in_time,
    "people.notice_given": notice_given,
}
