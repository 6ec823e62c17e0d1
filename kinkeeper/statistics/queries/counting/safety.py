"""What went wrong: by kind alone, never with a family or a service."""

from collections import Counter
from collections.abc import Iterator

from kinkeeper.contact_sessions.models import Absence
from kinkeeper.safeguarding.models import Accident, Concern, OutsideReferral
from kinkeeper.statistics.queries.counting.counted import LONGEST, Counted
from kinkeeper.statistics.queries.periods import Period


def kinds(period: Period) -> Iterator[Counted]:
    """Count the concerns that were raised, by kind."""
    raised = Concern.objects.filter(
        recorded_on__range=(period.first_day, period.last_day)
    )
    for kind, count in Counter(raised.values_list("kind", flat=True)).items():
        words = Concern.Kind(kind).label if kind else "not said"
        yield Counted("concerns by kind", words[:LONGEST], count)


def passed_on(period: Period) -> Iterator[Counted]:
    """Count the concerns of a period that somebody outside was told of, by whom."""
    outside = OutsideReferral.objects.filter(
        concern__recorded_on__range=(period.first_day, period.last_day)
    )
    for body, count in Counter(outside.values_list("body", flat=True)).items():
        words = OutsideReferral.Body(body).label[:LONGEST]
        yield Counted("concerns passed on", words, count)


def accidents(period: Period) -> Iterator[Counted]:
    """Count the accidents that happened here, by who was hurt."""
    happened = Accident.objects.filter(
        sort=Accident.Sort.HERE,
        happened_at__gte=period.begins,
        happened_at__lt=period.ends,
    )
    for hurt, count in Counter(happened.values_list("hurt", flat=True)).items():
        yield Counted("accidents", Accident.Hurt(hurt).label, count)


def early_endings(period: Period) -> Iterator[Counted]:
    """Count the sessions that ended early, by the reason (R22)."""
    ended = Absence.objects.filter(
        status=Absence.Status.ENDED_EARLY,
        session__held_on__range=(period.first_day, period.last_day),
    ).values_list("session__service", "reason")
    for (service, reason), count in Counter(ended).items():
        yield Counted("early endings", Absence.Reason(reason).label, count, service)
