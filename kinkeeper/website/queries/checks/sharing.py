"""Reports leave by one way only, and to the person who may have them.

Each of these is counted a second time in `sharing_again`.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db.models import Q, QuerySet

from kinkeeper.contact_sessions.models import SessionFunder
from kinkeeper.contact_sessions.models.session import OBSERVED
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.privacy.disclosure.models import Release, ReportRequest
from kinkeeper.reports.models import Report
from kinkeeper.rules.disclosure import Channel, Role
from kinkeeper.website.queries.checks import sharing_again
from kinkeeper.website.queries.finding import (
    MOST_EVIDENCE,
    Evidence,
    Finding,
    none_of,
    twice,
)

FAMILY = (Role.RESIDENT_PARENT, Role.NON_RESIDENT_PARENT)
NEWEST = 5000
AT_ONCE = 500


def secure_channel_only(now: datetime) -> Finding:
    """Every report that left did so by secure e-mail, but for a court's own (P10b)."""
    every = Release.objects.all()
    other = every.exclude(
        Q(channel=Channel.SECURE_EMAIL) | Q(recipient_role=Role.COURT)
    )
    return none_of(
        other.count(),
        every.count(),
        "releases left by another way",
        _evidence(other[:MOST_EVIDENCE], "by another way"),
    )


def council_paid_to_social_worker(now: datetime) -> Finding:
    """No report that a council pays for went to a parent (P10c)."""
    paid = SessionFunder.objects.filter(
        kind=SessionFunder.Kind.LOCAL_AUTHORITY, share__gt=0
    )
    reports = Report.objects.filter(session__in=paid.values("session"))
    to_family = Release.objects.filter(recipient_role__in=FAMILY).order_by("-pk")
    wrong = []
    for some in _in_parts(to_family):
        keys = [release.item.partition(":")[2] for release in some]
        theirs = reports.filter(key__in=keys).values_list("key", flat=True)
        names = {f"{Report._meta.label}:{key}" for key in theirs}
        wrong += [release for release in some if release.item in names]
    return none_of(
        len(wrong),
        reports.count(),
        "reports a council pays for went to a parent",
        _evidence(wrong, "a council pays"),
    )


def all_through_the_gate(now: datetime) -> Finding:
    """Each release answers a request, names its rule and is in the log (P10a, P10d)."""
    every = Release.objects.all()
    loose = list(
        every.filter(
            Q(rule="")
            | Q(policy_version="")
            | ~Q(request__state=ReportRequest.State.SENT)
        )
    )
    unlogged = []
    for some in _in_parts(every.order_by("-pk")):
        names = {trail.name_of(release): release.reference for release in some}
        told = Event.objects.filter(action="report.released", about__in=list(names))
        logged = set(told.values_list("about", flat=True))
        unlogged += [names[name] for name in names if name not in logged]
    return none_of(
        len(loose) + len(unlogged),
        every.count(),
        "releases went past the gate or the log",
        [
            *_evidence(loose, "no rule or no request"),
            *(Evidence(reference, "not in the log") for reference in unlogged),
        ],
    )


def directions_obeyed(now: datetime) -> Finding:
    """Where a court named who may have reports, nobody else got one (P7g, P8e)."""
    directed = Release.objects.filter(
        case__court_orders__report_recipients__isnull=False
    ).distinct()
    newest = directed.order_by("-pk").prefetch_related("case__court_orders")
    against = [
        release
        for release in newest[:NEWEST]
        if release.recipient_role not in _named(release)
    ]
    return none_of(
        len(against),
        directed.count(),
        "releases under a court’s direction went to somebody else",
        _evidence(against, "not named by the court"),
    )


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
    wrong = every.exclude(session__service__in=OBSERVED)
    return none_of(
        wrong.count(),
        every.count(),
        "reports are of supported contact",
        (
            Evidence(
                report.case.reference, f"report {report.number}", trail.name_of(report)
            )
            for report in wrong.select_related("case")[:MOST_EVIDENCE]
        ),
    )


def _in_parts(releases: QuerySet[Release]) -> Iterator[list[Release]]:
    """Yield the newest releases, some at once: enough, and never all of a million."""
    for start in range(0, NEWEST, AT_ONCE):
        some = list(releases[start : min(start + AT_ONCE, NEWEST)])
        if not some:
            return
        yield some


def _evidence(releases: Iterable[Release], what: str) -> list[Evidence]:
    return [
        Evidence(release.reference, what, trail.name_of(release.request))
        for release in list(releases)[:MOST_EVIDENCE]
    ]


CHECKS = {
    "disclosure.secure_channel_only": twice(
        secure_channel_only, sharing_again.locked_with_a_message
    ),
    "disclosure.council_paid_to_social_worker": twice(
        council_paid_to_social_worker, sharing_again.payers_written_down
    ),
    "disclosure.all_through_the_gate": twice(
        all_through_the_gate, sharing_again.the_gate_asked_anew
    ),
    "disclosure.directions_obeyed": twice(
        directions_obeyed, sharing_again.orders_read_one_by_one
    ),
    "reports.none_for_supported": none_for_supported,
}
