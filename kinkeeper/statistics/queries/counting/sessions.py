"""Sessions: held, called off and by whom, how long, and who came."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from django.db.models import Exists, OuterRef, QuerySet

from kinkeeper.contact_sessions.models import Absence, Session
from kinkeeper.people.models import Party
from kinkeeper.statistics.queries.counting.counted import Counted, age_band
from kinkeeper.statistics.queries.periods import Period

MINUTES_IN_AN_HOUR = 60
ONE_MINUTE = timedelta(minutes=1)


def sessions(period: Period) -> Iterator[Counted]:
    """Count the sessions that were to be, by what became of them."""
    kinds: Counter[tuple[str, str]] = Counter()
    for service, state, by_whom in _of(period).values_list(
        "service", "state", "absence__by_whom"
    ):
        kinds[service, _became(state, by_whom)] += 1
    for (service, what), count in kinds.items():
        yield Counted("sessions", what, count, service)


def _became(state: str, by_whom: str | None) -> str:
    if state == Session.State.HELD:
        return "Held"
    if state != Session.State.NOT_HELD:
        return "Still to come"
    if by_whom is None:
        return "Not held"
    return f"Not held: {Absence.ByWhom(by_whom).label.lower()}"


def notice(period: Period) -> Iterator[Counted]:
    """Count the sessions that were not held, by the notice that was given."""
    lost = Absence.objects.filter(
        session__held_on__range=(period.first_day, period.last_day),
        session__state=Session.State.NOT_HELD,
    ).values_list("session__service", "status")
    for (service, status), count in Counter(lost).items():
        yield Counted("notice", Absence.Status(status).label, count, service)


def hours(period: Period) -> Iterator[Counted]:
    """Count the whole hours that families had together."""
    minutes: Counter[str] = Counter()
    held = _of(period).filter(state=Session.State.HELD)
    for service, began, ended, starts, ends in held.values_list(
        "service", "began_at", "ended_at", "starts_at", "ends_at"
    ):
        together = (ended or ends) - (began or starts)
        minutes[service] += max(together // ONE_MINUTE, 0)
    for service, count in minutes.items():
        yield Counted("hours", "Together", count // MINUTES_IN_AN_HOUR, service)


def families(period: Period) -> Iterator[Counted]:
    """Count the families that came at least once."""
    held = _of(period).filter(state=Session.State.HELD)
    seen = set(held.values_list("service", "case"))
    for service, count in Counter(service for service, _ in seen).items():
        yield Counted("families", "Came at least once", count, service)


def children(period: Period) -> Iterator[Counted]:
    """Count the children who came at least once, each once, by age at the end."""
    held = _of(period).filter(state=Session.State.HELD)
    came = Party.objects.filter(
        side=Party.Side.CHILD,
        presences__session__in=held,
        presences__arrived_at__isnull=False,
    )
    seen = set(came.values_list("case__service", "person", "person__born_on"))
    ages = Counter(
        (service, age_band(born_on, period.last_day)) for service, _, born_on in seen
    )
    for (service, band), count in ages.items():
        yield Counted("children", band, count, service)


def _of(period: Period) -> QuerySet[Session]:
    return Session.objects.filter(held_on__range=(period.first_day, period.last_day))


def first_dates(period: Period) -> Iterator[Counted]:
    """Count the first dates of families, by whether they came to them."""
    earlier = Session.objects.filter(
        case=OuterRef("case"), starts_at__lt=OuterRef("starts_at")
    )
    firsts = _of(period).exclude(Exists(earlier))
    over = firsts.filter(state__in=(Session.State.HELD, Session.State.NOT_HELD))
    rows = Counter(over.values_list("service", "state"))
    for (service, state), count in rows.items():
        what = "Held" if state == Session.State.HELD else "Not held"
        yield Counted("first dates", what, count, service)
