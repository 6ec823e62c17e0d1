"""Requests, complaints and breaches are dealt with in time. Each is counted twice.

The first count asks the published rule of the clocks; the second adds up the days by
itself, and leaves out what stopped a clock.
"""

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta

from django.db.models import Model

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.policy import edition
from kinkeeper.privacy.rights.models import Breach, Complaint, RightsRequest
from kinkeeper.privacy.rights.queries import overdue
from kinkeeper.rules import dates
from kinkeeper.rules.deadlines import Region
from kinkeeper.website.queries.finding import (
    Check,
    Evidence,
    Finding,
    Second,
    SecondLook,
    none_of,
    twice,
)

COUNTED_AGAIN = 1000


def no_request_overdue(now: datetime) -> Finding:
    """No request about somebody's own information waits past its day (P11b, P11c)."""
    late = overdue.requests_late(now)
    waiting = RightsRequest.objects.filter(answered_on=None).count()
    return _late(late, waiting, "requests are late", RightsRequest)


def no_complaint_overdue(now: datetime) -> Finding:
    """Nobody who complained waits too long to hear that we have it (P11f, P13)."""
    late = overdue.complaints_late(now)
    waiting = Complaint.objects.filter(closed_on=None).count()
    return _late(late, waiting, "complaints were not acknowledged in time", Complaint)


def no_breach_overdue(now: datetime) -> Finding:
    """No breach waits longer than the law lets us before it is reported (P13)."""
    late = overdue.breaches_late(now)
    open_ones = Breach.objects.filter(closed_on=None).count()
    return _late(late, open_ones, "breaches were not dealt with in time", Breach)


def _late(references: list[str], total: int, words: str, model: type[Model]) -> Finding:
    rows = model._default_manager.filter(reference__in=references)
    names = {str(getattr(row, "reference", "")): trail.name_of(row) for row in rows}
    shown = (Evidence(each, "is late", names.get(each, "")) for each in references)
    return none_of(len(references), total, words, shown)


def requests_by_hand(now: datetime) -> Second:
    """Add the months to the day of receipt, for those whose clock never stopped."""
    limits = edition.in_force().limits
    waiting = RightsRequest.objects.filter(answered_on=None, clarifications=None)
    plain = waiting.filter(identity_asked_on=None, authority_asked_on=None)
    return _counted(
        plain.order_by("received_at")[:COUNTED_AGAIN],
        lambda each: dates.add_months(
            _day(each.received_at),
            limits.extended_months if each.extended_on else limits.answer_months,
        ),
        now,
    )


def complaints_by_hand(now: datetime) -> Second:
    """Add the days to the day of receipt."""
    days = edition.in_force().limits.acknowledge_days
    waiting = Complaint.objects.filter(acknowledged_on=None).order_by("received_at")
    return _counted(
        waiting[:COUNTED_AGAIN],
        lambda each: _day(each.received_at) + timedelta(days=days),
        now,
    )


def _counted(
    rows: Iterable[RightsRequest] | Iterable[Complaint],
    last_day: Callable[..., date],
    now: datetime,
) -> Second:
    holidays = bank_holidays.published(Region.ENGLAND_AND_WALES)
    today = _day(now)
    looked_at, wrong = 0, []
    for each in rows:
        looked_at += 1
        if today > dates.next_working_day(last_day(each), holidays):
            wrong.append(Evidence(each.reference, "is late", trail.name_of(each)))
    return Second(looked_at, wrong)


def breaches_by_hand(now: datetime) -> Second:
    """Count the hours since each breach was known about which nothing is decided."""
    hours = timedelta(hours=edition.in_force().limits.breach_hours)
    undecided = Breach.objects.filter(regulator=Breach.Told.UNDECIDED, closed_on=None)
    some = list(undecided.order_by("aware_at")[:COUNTED_AGAIN])
    wrong = [
        Evidence(each.reference, "is late", trail.name_of(each))
        for each in some
        if now > each.aware_at + hours
    ]
    return Second(len(some), wrong)


def _day(moment: datetime) -> date:
    return clock.london(moment).date()


_PAIRS: dict[str, tuple[Check, SecondLook]] = {
    "rights.no_request_overdue": (no_request_overdue, requests_by_hand),
    "rights.no_complaint_overdue": (no_complaint_overdue, complaints_by_hand),
    "rights.no_breach_overdue": (no_breach_overdue, breaches_by_hand),
}
CHECKS = {name: twice(*pair) for name, pair in _PAIRS.items()}
