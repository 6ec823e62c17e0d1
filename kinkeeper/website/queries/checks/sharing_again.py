"""The second count of what left: from other rows, and from the rules themselves.

It reads what the release wrote down under seal, the messages, and each court order, and
asks the gate's pure rule anew. It looks at the newest releases only.
"""

from collections.abc import Iterator
from datetime import date, datetime

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.vault.sealing import ShreddedError
from kinkeeper.people.models import CourtOrder
from kinkeeper.policy import library
from kinkeeper.privacy.disclosure.models import Release, SecureMessage
from kinkeeper.reports.models import Report
from kinkeeper.rules import disclosure
from kinkeeper.website.queries.finding import Evidence, Second

NEWEST = 200
ORDERS = 300
OF_THE_FAMILY = ("resident_parent", "non_resident_parent")


def locked_with_a_message(now: datetime) -> Second:
    """Each release by secure e-mail has its locked message: a link and no report."""
    newest = _newest()
    with_message = set(
        SecureMessage.objects.filter(release__in=[each.pk for each in newest])
        .exclude(token_sha256="")
        .values_list("release_id", flat=True)
    )
    return Second(
        len(newest),
        [
            _evidence(release, "no locked message")
            for release in newest
            if release.pk not in with_message and release.recipient_role != "court"
        ],
    )


def payers_written_down(now: datetime) -> Second:
    """Read who paid from the sealed line that was written when it left."""
    newest = _newest()
    wrong = []
    for release in newest:
        paid = [str(one).rpartition(" ") for one in _lines(_sealed(release))]
        council = any(
            kind == "local_authority" and float(share) > 0 for kind, _, share in paid
        )
        if council and release.recipient_role in OF_THE_FAMILY:
            wrong.append(_evidence(release, "its own line says that a council paid"))
    return Second(len(newest), wrong)


def orders_read_one_by_one(now: datetime) -> Second:
    """Go from each order to what left while it was in force."""
    orders = CourtOrder.objects.exclude(report_recipients=None).order_by("-pk")[:ORDERS]
    looked_at, wrong = 0, []
    for order in orders:
        for release in Release.objects.filter(case=order.case_id):
            day = clock.london(release.released_at).date()
            if day < order.recorded_on or (order.expires_on or day) < day:
                continue
            looked_at += 1
            if release.recipient_role not in (order.report_recipients or ()):
                wrong.append(_evidence(release, "an order of that day names others"))
    return Second(looked_at, wrong)


def the_gate_asked_anew(now: datetime) -> Second:
    """Ask the rule of the edition of that day, with the facts as they stand on file."""
    newest = _newest()
    wrong = [
        _evidence(release, f"the gate says: {answer.decision}")
        for release, answer in _asked(newest)
        if answer.decision is not disclosure.Decision.RELEASE
        or release.recipient_role not in answer.recipients
    ]
    return Second(len(newest), wrong)


def _asked(
    releases: list[Release],
) -> Iterator[tuple[Release, disclosure.Answer]]:
    label = f"{Report._meta.label}:"
    keys = [each.item.removeprefix(label) for each in releases]
    reports = {
        trail.name_of(report): report
        for report in Report.objects.filter(key__in=keys).select_related("session")
    }
    for release in releases:
        report = reports.get(release.item)
        gate = library.edition_of(release.policy_version).gate
        yield release, disclosure.decide(_question(release, report), gate)


def _question(release: Release, report: Report | None) -> disclosure.Question:
    sealed = _sealed(release)
    party = release.request.party
    day = clock.london(release.released_at).date()
    signed = report is not None and report.state == Report.State.SIGNED
    return disclosure.Question(
        today=day,
        session=_session(report.session if report else None, sealed),
        report=disclosure.Report(
            signed=signed,
            reviewed_by_other=bool(report and report.reviewer_id != report.author_id),
            redacted=True,
        ),
        recipient=disclosure.Recipient(
            role=disclosure.Role(release.recipient_role),
            party_to_case=party is None or party.case_id == release.case_id,
            identity_verified=bool(sealed.get("identity_verified_on")),
            address_verified_on=_day(sealed.get("address_verified_on")),
            allocated=True,
        ),
        channel=disclosure.Channel(release.channel),
        court_direction=_direction(release, day),
    )


def _direction(release: Release, day: date) -> disclosure.CourtDirection | None:
    """Return whom all orders of that day name; None when no order speaks of it."""
    named: set[str] | None = None
    for order in CourtOrder.objects.filter(case=release.case_id):
        over = order.expires_on is not None and order.expires_on < day
        if order.report_recipients is None or order.recorded_on > day or over:
            continue
        said = set(order.report_recipients)
        named = said if named is None else named & said
    if named is None:
        return None
    return disclosure.CourtDirection(
        tuple(disclosure.Role(role) for role in sorted(named))
    )


def _session(session: Session | None, sealed: dict[str, object]) -> disclosure.Session:
    if session is not None:
        told = [(each.kind, each.share) for each in session.funders.all()]
        service = session.service
    else:
        lines = [str(one).rpartition(" ") for one in _lines(sealed)]
        told = [(kind, int(float(share))) for kind, _, share in lines]
        service = disclosure.Service.SUPERVISED
    return disclosure.Session(
        service=disclosure.Service(service),
        funders=tuple(
            disclosure.Funder(disclosure.FunderKind(kind), share)
            for kind, share in told
        ),
    )


def _lines(sealed: dict[str, object]) -> list[object]:
    lines = sealed.get("funders", [])
    return lines if isinstance(lines, list) else []


def _day(told: object) -> date | None:
    return date.fromisoformat(str(told)) if told else None


def _newest() -> list[Release]:
    """Return the newest releases whose line can still be read."""
    found = Release.objects.select_related("container", "request__party")
    return list(found.order_by("-released_at", "-pk")[:NEWEST])


def _sealed(release: Release) -> dict[str, object]:
    try:
        return release.unseal()
    except ShreddedError:
        return {}


def _evidence(release: Release, what: str) -> Evidence:
    return Evidence(release.reference, what, trail.name_of(release.request))
