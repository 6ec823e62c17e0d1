"""What people asked of us about their own information, and what went wrong."""

from collections import Counter
from collections.abc import Iterator

from kinkeeper.foundation import clock
from kinkeeper.privacy.rights.models import Breach, Complaint, RightsRequest
from kinkeeper.statistics.queries.counting.counted import Counted, days_between
from kinkeeper.statistics.queries.periods import Period


def complaints(period: Period) -> Iterator[Counted]:
    """Count the complaints that came in."""
    count = Complaint.objects.filter(
        received_at__gte=period.begins, received_at__lt=period.ends
    ).count()
    if count:
        yield Counted("complaints", "Came in", count)


def rights(period: Period) -> Iterator[Counted]:
    """Count the requests that came in, by the right that was used."""
    came = RightsRequest.objects.filter(
        received_at__gte=period.begins, received_at__lt=period.ends
    ).values_list("right", flat=True)
    for right, count in Counter(came).items():
        yield Counted("rights", RightsRequest.Right(right).label, count)


def answers(period: Period) -> Iterator[Counted]:
    """Count the requests that were answered, by the days since they came."""
    answered = RightsRequest.objects.filter(
        answered_on__range=(period.first_day, period.last_day)
    ).values_list("received_at", "answered_on")
    bands = Counter(
        days_between(clock.london(at).date(), on) for at, on in answered if on
    )
    for band, count in bands.items():
        yield Counted("wait for rights", band, count)


def breaches(period: Period) -> Iterator[Counted]:
    """Count the breaches that were found."""
    count = Breach.objects.filter(
        received_at__gte=period.begins, received_at__lt=period.ends
    ).count()
    if count:
        yield Counted("breaches", "Found", count)
