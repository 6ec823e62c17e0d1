"""What the team did: reports, releases, concerns; and how many people it has."""

from collections import Counter
from collections.abc import Iterator

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.privacy.disclosure.models import Release
from kinkeeper.reports.models import Addition, Report, ReviewRemark
from kinkeeper.safeguarding.models import Concern
from kinkeeper.statistics.queries.counting.counted import Counted, days_between
from kinkeeper.statistics.queries.periods import Period


def reports(period: Period) -> Iterator[Counted]:
    """Count the reports that were signed, by the days since their session."""
    signed = Report.objects.filter(
        signed_at__gte=period.begins, signed_at__lt=period.ends
    ).values_list("service", "session__held_on", "signed_at")
    bands = Counter(
        (service, days_between(held_on, clock.london(at).date()))
        for service, held_on, at in signed
        if at is not None
    )
    for (service, band), count in bands.items():
        yield Counted("reports", band, count, service)


def releases(period: Period) -> Iterator[Counted]:
    """Count what was given, by the rule that let it through."""
    given = Release.objects.filter(
        released_at__gte=period.begins, released_at__lt=period.ends
    ).values_list("recipient_role", flat=True)
    for role, count in Counter(given).items():
        yield Counted("releases", role.replace("_", " "), count)


def concerns(period: Period) -> Iterator[Counted]:
    """Count the concerns that were raised. Nothing else about them is counted."""
    count = Concern.objects.filter(
        recorded_on__range=(period.first_day, period.last_day)
    ).count()
    if count:
        yield Counted("concerns", "Raised", count)


def team(period: Period) -> Iterator[Counted]:
    """Count the people in each role, on the day of counting."""
    held = Account.objects.filter(
        is_active=True, kind=Account.Kind.STAFF, grants__ended_on=None
    ).values_list("grants__role", flat=True)
    for role, count in Counter(role for role in held if role).items():
        yield Counted("team", Role(role).label, count)


def report_work(period: Period) -> Iterator[Counted]:
    """Count the remarks of second readers, and what was added after signing."""
    remarks = ReviewRemark.objects.filter(
        said_at__gte=period.begins, said_at__lt=period.ends
    ).count()
    added = Addition.objects.filter(
        signed_at__gte=period.begins, signed_at__lt=period.ends
    ).count()
    if remarks:
        yield Counted("report work", "Sent back with a remark", remarks)
    if added:
        yield Counted("report work", "Added to after it was signed", added)
