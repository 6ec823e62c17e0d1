"""Referrals: how many, by which way, and how long people waited."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

from django.db.models import Exists, Min, OuterRef, Subquery

from kinkeeper.foundation import clock
from kinkeeper.people.models import CafcassEntry, Case, CourtOrder
from kinkeeper.referrals.models import Decision
from kinkeeper.referrals.queries.closing import REASONS
from kinkeeper.rules.dates import MONTHS
from kinkeeper.statistics.queries.counting.counted import LONGEST, Counted, days_between
from kinkeeper.statistics.queries.periods import Period


def referrals(period: Period) -> Iterator[Counted]:
    """Count the cases that were opened, by the way they came."""
    rows = Case.objects.filter(
        opened_on__range=(period.first_day, period.last_day)
    ).values_list("service", "route")
    for (service, route), count in Counter(rows).items():
        yield Counted("referrals", Case.Route(route).label, count, service)


def decisions(period: Period) -> Iterator[Counted]:
    """Count the offers of a place and the refusals, and the days until an offer."""
    offers: Counter[str] = Counter()
    waits: Counter[tuple[str, str]] = Counter()
    offered = Decision.objects.filter(
        outcome=Decision.Outcome.ACCEPT,
        decided_at__gte=period.begins,
        decided_at__lt=period.ends,
    )
    for service, opened_on, at in offered.values_list(
        "service", "case__opened_on", "decided_at"
    ):
        offers[service] += 1
        waits[service, days_between(opened_on, clock.london(at).date())] += 1
    declined = Case.objects.filter(
        declined_on__range=(period.first_day, period.last_day)
    )
    for service, count in offers.items():
        yield Counted("decisions", "Place offered", count, service)
    ground = Decision.objects.filter(
        case=OuterRef("pk"), outcome=Decision.Outcome.DECLINE
    ).values("ground")
    rows = declined.annotate(ground=Subquery(ground)).values_list("service", "ground")
    for (service, why), count in Counter(rows).items():
        yield Counted("decisions", _refused(why), count, service)
    for (service, band), count in waits.items():
        yield Counted("wait for an answer", band, count, service)


def _refused(ground: str | None) -> str:
    why = str(Decision.Ground(ground).label) if ground else "not said"
    return f"No place: {why[0].lower()}{why[1:]}"[:LONGEST]


def first_sessions(period: Period) -> Iterator[Counted]:
    """Count the families that came for the first time, by how long they had waited."""
    cases = (
        Case.objects.filter(sessions__state="HELD")
        .annotate(first=Min("sessions__held_on"))
        .filter(first__range=(period.first_day, period.last_day))
    )
    bands = Counter(
        (case.service, days_between(case.opened_on, case.first)) for case in cases
    )
    for (service, band), count in bands.items():
        yield Counted("wait for a session", band, count, service)


def endings(period: Period) -> Iterator[Counted]:
    """Count the cases that were closed, by how long they had lasted."""
    closed = Case.objects.filter(closed_on__range=(period.first_day, period.last_day))
    rows = closed.values_list("service", "opened_on", "closed_on")
    bands = Counter(
        (service, _months(opened, shut)) for service, opened, shut in rows if shut
    )
    for (service, band), count in bands.items():
        yield Counted("length of stay", band, count, service)


def _months(opened: date, shut: date) -> str:
    months = (shut.year - opened.year) * MONTHS + shut.month - opened.month
    bands = ((3, "up to 3 months"), (6, "4 to 6 months"), (12, "7 to 12 months"))
    return next((name for most, name in bands if months <= most), "over a year")


def court(period: Period) -> Iterator[Counted]:
    """Count the cases that were opened, by whether a court or Cafcass knows."""
    opened = Case.objects.filter(opened_on__range=(period.first_day, period.last_day))
    rows = opened.annotate(
        ordered=Exists(CourtOrder.objects.filter(case=OuterRef("pk"))),
        known=Exists(CafcassEntry.objects.filter(case=OuterRef("pk"))),
    ).values_list("service", "ordered", "known")
    counts = Counter((service, ordered or known) for service, ordered, known in rows)
    for (service, behind), count in counts.items():
        yield Counted("court", "Yes" if behind else "No", count, service)


def previsits(period: Period) -> Iterator[Counted]:
    """Count the families that came for a first visit, by how long they had waited."""
    cases = Case.objects.annotate(first=Min("previsits__held_on")).filter(
        first__range=(period.first_day, period.last_day)
    )
    bands = Counter(
        (case.service, days_between(case.opened_on, case.first)) for case in cases
    )
    for (service, band), count in bands.items():
        yield Counted("wait for a visit", band, count, service)


def outcomes(period: Period) -> Iterator[Counted]:
    """Count the cases that were closed, by the reason."""
    closed = Case.objects.filter(closed_on__range=(period.first_day, period.last_day))
    rows = Counter(closed.values_list("service", "closing_reason"))
    for (service, reason), count in rows.items():
        words = REASONS.get(reason, reason or "not said")
        yield Counted("outcomes", words[:LONGEST], count, service)
