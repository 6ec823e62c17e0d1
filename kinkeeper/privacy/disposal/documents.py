"""The certificate: what went, by which rule, who agreed; never what it said."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import signing
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import manifests
from kinkeeper.privacy.disposal.queries.dates import Dated
from kinkeeper.privacy.disposal.queries.proof import statement, what_stays
from kinkeeper.privacy.records.register import Erased

# What each part of the register destroyed, under its title.
Went: TypeAlias = list[tuple[str, Erased]]


def certify(item: Item, case: Case | None, went: Went, *, now: datetime) -> Certificate:
    """Write and sign the certificate of a record that has just been destroyed."""
    manifest = manifests.packed(went)
    certificate = Certificate(
        reference=_next_reference(),
        item=item,
        executed_at=now,
        backups_clear_on=clock.london(now).date() + timedelta(settings.BACKUP_DAYS),
        counts=_counts(went),
        stays=what_stays(case) if case else [],
        manifest_root=manifests.root_of(manifest),
    )
    certificate.signature = signing.sign(statement(certificate))
    certificate.save()
    manifest.certificate = certificate
    manifest.save()
    return certificate


def _counts(went: Went) -> dict[str, int]:
    counts: dict[str, int] = {}
    for title, erased in went:
        if erased.count:
            counts[title] = counts.get(title, 0) + erased.count
    return counts


def _next_reference() -> str:
    last = Certificate.objects.order_by("-pk").first()
    return f"DC-{int(last.reference[3:]) + 1 if last else 1:04d}"


def calendar_text(dates: Iterable[Dated], *, now: datetime) -> str:
    """Return whole days as an iCalendar text (RFC 5545): an act and a reference."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Record dates//EN"]
    for one in dates:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.uid}",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{one.what} {one.reference}".rstrip(),
            "CLASS:PRIVATE",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])
