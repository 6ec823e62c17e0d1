"""The work of the desk: enquiries, waits, reviews."""

from collections import Counter
from collections.abc import Iterator

from kinkeeper.foundation import clock
from kinkeeper.referrals.models import Enquiry, Review, WaitingPlace
from kinkeeper.statistics.queries.counting.counted import Counted, days_between
from kinkeeper.statistics.queries.periods import Period


def enquiries(period: Period) -> Iterator[Counted]:
    """Count the enquiries that came in, by what became of them."""
    came = Enquiry.objects.filter(
        received_at__gte=period.begins, received_at__lt=period.ends
    )
    for outcome, count in Counter(came.values_list("outcome", flat=True)).items():
        yield Counted("enquiries", str(Enquiry.Outcome(outcome).label), count)


def waits(period: Period) -> Iterator[Counted]:
    """Count the waits for a place that ended: how, and for how long."""
    ended = WaitingPlace.objects.filter(
        ended_on__range=(period.first_day, period.last_day)
    ).values_list("case__service", "outcome", "joined_on", "ended_on")
    rows = list(ended)
    how = Counter((service, outcome) for service, outcome, _, _ in rows)
    for (service, outcome), count in how.items():
        label = str(WaitingPlace.Outcome(outcome).label)
        yield Counted("waiting list", label, count, service)
    long = Counter(
        (service, days_between(joined, end)) for service, _, joined, end in rows if end
    )
    for (service, band), count in long.items():
        yield Counted("waiting time", band, count, service)


def reviews(period: Period) -> Iterator[Counted]:
    """Count the reviews that were due, by whether they were decided in time (R23)."""
    due = Review.objects.filter(
        due_on__range=(period.first_day, period.last_day), lapsed_on=None
    ).values_list("case__service", "due_on", "decided_at")
    today = clock.today()
    kinds = Counter(
        (service, "In time" if clock.london(at).date() <= on else "Late")
        for service, on, at in due
        if at is not None
    )
    kinds += Counter(
        (service, "Late") for service, on, at in due if at is None and on < today
    )
    for (service, what), count in kinds.items():
        yield Counted("reviews", what, count, service)
