"""The certificate: what went, by which rule, who agreed; never what it said."""

import json
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeAlias

from django.conf import settings
from django.db import connections, router

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import signing
from kinkeeper.foundation.files.typeset import typeset
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.models import Certificate, Item, Manifest
from kinkeeper.privacy.disposal.queries import manifests
from kinkeeper.privacy.disposal.queries.certificates import (
    ShownCertificate,
    on_a_server,
)
from kinkeeper.privacy.disposal.queries.dates import Dated
from kinkeeper.privacy.disposal.queries.journalled import KIND
from kinkeeper.privacy.disposal.queries.proof import statement, what_stays
from kinkeeper.privacy.records.register import Erased, Location

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
    _store(manifest)
    return certificate


def _store(manifest: Manifest) -> None:
    """
    Save a new manifest.

    It may have millions of bytes. In a statement of text PostgreSQL gets two letters
    for each of them, so there they go beside the statement, as they are.
    """
    database: Any = connections[router.db_for_write(Manifest)]
    if database.vendor != "postgresql":
        manifest.save(force_insert=True)
        return
    with (
        database.wrap_database_errors,
        database.Database.Cursor(database.connection) as cursor,
    ):
        cursor.execute(
            f"INSERT INTO {Manifest._meta.db_table}"  # noqa: S608
            " (certificate_id, parts, salts, digests) VALUES (%s, %s::jsonb, %b, %b)",
            [
                manifest.certificate_id,
                json.dumps(manifest.parts),
                manifest.salts,
                manifest.digests,
            ],
        )


def _counts(went: Went) -> dict[str, int]:
    counts: dict[str, int] = {}
    for title, erased in went:
        if erased.count:
            counts[title] = counts.get(title, 0) + erased.count
    return counts


def _next_reference() -> str:
    """Return a number that no certificate has, nor one that a restore set aside."""
    last = Certificate.objects.order_by("-pk").first()
    used = int(last.reference[3:]) if last else 0
    aside = Mark.objects.filter(kind=KIND, set_aside=True).count()
    if aside:
        used = max(used, Certificate.objects.count() + aside)
    return f"DC-{used + 1:04d}"


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


def certificate_pdf(shown: ShownCertificate, *, now: datetime) -> bytes:
    """Return a certificate as a PDF. It names nobody; all dates are days in London."""
    certificate = shown.certificate
    item = certificate.item
    done = f"{clock.london(certificate.executed_at):%-d %B %Y, %H:%M}"
    counts = certificate.counts.items()
    sections = [
        {
            "heading": "What was destroyed",
            "words": "\n".join(f"{words.capitalize()}: {n}" for words, n in counts),
        }
    ]
    if shown.stays:
        stays = [f"{one['count']} by rule {one['rule']}" for one in shown.stays]
        sections.append({"heading": "What stays", "words": "\n".join(stays)})
    if shown.places:
        places = "\n".join(f"{one.words}: {_state(one)}" for one in shown.places)
        sections.append({"heading": "Other places", "words": places})
    sections.append({"heading": "Proof", "words": _proof(shown)})
    values = {
        "title": f"Certificate of disposal {certificate.reference}",
        "heading": "Certificate of disposal",
        "lead": f"{certificate.reference}. {item.title} {item.reference}.",
        "columns": ["About this disposal", "Facts"],
        "facts": [
            ["Destroyed", done],
            ["Rule", f"{item.row}@{item.policy_version}"],
            ["Counted from", f"{item.trigger_on:%-d %B %Y}"],
            ["Could go from", f"{item.eligible_from:%-d %B %Y}"],
            ["Had to go by", f"{item.dispose_by:%-d %B %Y}"],
            ["Review", item.batch.reference],
            ["How", shown.how],
        ],
        "caution": stands(shown, clock.london(now).date()),
        "sections": sections,
        "agreed_heading": "Who agreed",
        "agreed": [
            f"{office}, on {clock.london(when):%-d %B %Y, %H:%M}."
            for office, when in shown.agreed
        ],
        "foot": f"Certificate of disposal {certificate.reference}",
    }
    return typeset("report", values, now=now)


def stands(shown: ShownCertificate, today: date) -> str:
    """Say whether the disposal is complete, and what is still missing."""
    clear_on = shown.certificate.backups_clear_on
    if shown.is_final(today):
        return "Complete. No copy is left, in no backup and in no other place."
    said = []
    if shown.outstanding:
        said.append("The electronic part is done. Other places are outstanding.")
    if today < clear_on:
        said.append(
            f"Provisional until {clear_on:%-d %B %Y}: until then an old backup may "
            "hold a sealed copy."
        )
        if on_a_server():
            said.append(
                "The database server logs what it changes: until its old log is gone, "
                "it may hold names that were not sealed."
            )
    return " ".join(said)


def _state(place: Location) -> str:
    if place.certified_on is None:
        return "outstanding"
    return f"destroyed on {place.certified_on:%-d %B %Y}"


def _proof(shown: ShownCertificate) -> str:
    certificate = shown.certificate
    entry = "not sealed yet" if shown.log_entry is None else str(shown.log_entry)
    return (
        f"Root of the list: {certificate.manifest_root}\n"
        f"Signature: {bytes(certificate.signature).hex()}\n"
        f"Entry of the log: {entry}"
    )
