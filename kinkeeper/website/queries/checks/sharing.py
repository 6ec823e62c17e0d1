"""Reports leave by one way only, and to the person who may have them."""

from datetime import datetime

from django.db.models import Q

from kinkeeper.contact_sessions.models import SessionFunder
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.privacy.disclosure.models import Release, ReportRequest
from kinkeeper.reports.models import Report
from kinkeeper.rules.disclosure import Channel, Role
from kinkeeper.website.queries.finding import Finding, none_of

FAMILY = (Role.RESIDENT_PARENT, Role.NON_RESIDENT_PARENT)


def secure_channel_only(now: datetime) -> Finding:
    """Every report that left did so by secure e-mail, but for a court's own (P10b)."""
    every = Release.objects.all()
    other = every.exclude(
        Q(channel=Channel.SECURE_EMAIL) | Q(recipient_role=Role.COURT)
    ).count()
    return none_of(other, every.count(), "releases left by another way")


def council_paid_to_social_worker(now: datetime) -> Finding:
    """No report that a council pays for went to a parent (P10c)."""
    paid = SessionFunder.objects.filter(
        kind=SessionFunder.Kind.LOCAL_AUTHORITY, share__gt=0
    )
    keys = Report.objects.filter(session__in=paid.values("session")).values_list(
        "key", flat=True
    )
    items = [f"{Report._meta.label}:{key}" for key in keys]
    to_family = Release.objects.filter(recipient_role__in=FAMILY)
    wrong = sum(
        to_family.filter(item__in=items[start : start + 500]).count()
        for start in range(0, len(items), 500)
    )
    return none_of(wrong, len(items), "reports a council pays for went to a parent")


def all_through_the_gate(now: datetime) -> Finding:
    """Each release answers a request, names its rule and is in the log (P10a, P10d)."""
    every = Release.objects.all()
    loose = every.filter(
        Q(rule="") | Q(policy_version="") | ~Q(request__state=ReportRequest.State.SENT)
    ).count()
    logged = set(
        Event.objects.filter(action="report.released").values_list("about", flat=True)
    )
    keys = every.values_list("key", flat=True)
    loose += sum(f"{Release._meta.label}:{key}" not in logged for key in keys)
    return none_of(loose, every.count(), "releases went past the gate or the log")


def directions_obeyed(now: datetime) -> Finding:
    """Where a court named who may have reports, nobody else got one (P7g, P8e)."""
    directed = Release.objects.filter(
        case__court_orders__report_recipients__isnull=False
    ).distinct()
    against = sum(
        release.recipient_role not in _named(release)
        for release in directed.prefetch_related("case__court_orders")
    )
    return none_of(against, directed.count(), "releases under a court's direction")


def _named(release: Release) -> set[str]:
    """Return whom every order of that day lets have it; its own receiver if none."""
    day = clock.london(release.released_at).date()
    named = [
        set(order.report_recipients)
        for order in release.case.court_orders.all()
        if order.report_recipients is not None
        and order.recorded_on <= day
        and (order.expires_on is None or order.expires_on >= day)
    ]
    return set.intersection(*named) if named else {release.recipient_role}


def none_for_supported(now: datetime) -> Finding:
    """Nobody wrote a report of supported time (P7d)."""
    every = Report.objects.all()
    wrong = every.exclude(session__service__in=OBSERVED).count()
    return none_of(wrong, every.count(), "reports are of supported contact")


CHECKS = {
    "disclosure.secure_channel_only": secure_channel_only,
    "disclosure.council_paid_to_social_worker": council_paid_to_social_worker,
    "disclosure.all_through_the_gate": all_through_the_gate,
    "disclosure.directions_obeyed": directions_obeyed,
    "reports.none_for_supported": none_for_supported,
}
