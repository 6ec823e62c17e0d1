"""Certificates, for those who look after records. They hold no names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import acts, trail
from kinkeeper.policy import library
from kinkeeper.privacy.disposal.models import Approval, Certificate
from kinkeeper.privacy.disposal.queries.knowing import may_see_life
from kinkeeper.privacy.disposal.queries.proof import is_genuine
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.obligations import PROTECTED_RULE
from kinkeeper.privacy.records.register import Location
from kinkeeper.rules.retention import Record, Then

PURPOSE = "proving what was destroyed"


@dataclass(frozen=True)
class ShownCertificate:
    """One certificate as it is printed, checked a moment ago."""

    certificate: Certificate
    genuine: bool
    places: list[Location]  # where else it lay, destroyed there or not yet
    log_entry: int | None  # its number in the sealed log, once it is sealed
    how: str
    agreed: list[tuple[str, datetime]]
    stays: list[dict[str, object]]
    total: int

    @property
    def outstanding(self) -> list[Location]:
        """Places where a copy still lies: the disposal is not complete (C-18)."""
        return [place for place in self.places if place.certified_on is None]

    def is_final(self, today: date) -> bool:
        """Say whether no copy is left: not in another place, not in a backup."""
        return not self.outstanding and today >= self.certificate.backups_clear_on


def certificates(*, viewer: Account) -> QuerySet[Certificate]:
    may_see_life(viewer)
    found = Certificate.objects.select_related("item__batch", "item__case")
    if not viewer.may(Power.CONCERNS_LEAD):
        found = found.exclude(item__rule=PROTECTED_RULE)
        found = found.exclude(item__kind=Record.SAFEGUARDING)
    return found.order_by("-pk")


def certificate_by_reference(reference: str, *, viewer: Account) -> ShownCertificate:
    """Return one certificate with its proof checked. Raises Http404."""
    found = certificates(viewer=viewer).filter(reference__iexact=reference).first()
    if found is None:
        raise Http404
    trail.viewed("certificate", about=found, by=viewer, purpose=PURPOSE)
    given = found.item.approvals.order_by("approved_at", "pk")
    people = Account.objects.in_bulk([approval.by_id for approval in given])
    return ShownCertificate(
        certificate=found,
        genuine=is_genuine(found),
        places=register.locations_of(found.item.record),
        log_entry=_log_entry(found),
        how=_how(found),
        agreed=[
            (_in_office(approval, people.get(approval.by_id)), approval.approved_at)
            for approval in given
        ],
        stays=[line for line in found.stays if line["rule"] != PROTECTED_RULE],
        total=sum(found.counts.values()),
    )


def register_lines(*, viewer: Account) -> Iterator[list[str]]:
    """Yield the register of certificates as lines of a table, the heading first."""
    yield [
        "Certificate",
        "Record",
        "Reference",
        "Rule",
        "Policy",
        "Review",
        "Destroyed on",
        "Gone from backups by",
        "Other places left",
        "Proof",
    ]
    for each in certificates(viewer=viewer).iterator(chunk_size=500):
        left = [
            one
            for one in register.locations_of(each.item.record)
            if one.certified_on is None
        ]
        yield [
            each.reference,
            each.item.title,
            each.item.reference,
            each.item.rule,
            each.item.policy_version,
            each.item.batch.reference,
            f"{clock.london(each.executed_at):%Y-%m-%d %H:%M}",
            each.backups_clear_on.isoformat(),
            str(len(left)),
            each.manifest_root,
        ]


def _in_office(approval: Approval, person: Account | None) -> str:
    """Say by which office and number somebody agreed: a certificate names nobody."""
    on = clock.london(approval.approved_at).date()
    offices = []
    if person is not None:
        held = person.grants.filter(granted_on__lte=on).exclude(ended_on__lt=on)
        offices = [grant.get_role_display() for grant in held.order_by("pk")]
    return f"{', '.join(offices) or 'Staff'}, number {approval.by_id}"


def _log_entry(certificate: Certificate) -> int | None:
    """Return the first event of the disposal, or after a restore that of its replay."""
    item = certificate.item
    key = item.case.key if item.case else None
    first = acts.entry_of("disposal.done", trail.name_of(item), case_key=key)
    if first is not None:
        return first
    return acts.entry_of("disposal.replayed", item.record, case_key=key)


def _how(certificate: Certificate) -> str:
    """Say what was done: destroyed, or emptied of all that points to a person."""
    item = certificate.item
    try:
        schedule = library.schedule_for(item.policy_version)
        rows = {row.id: row for row in (*schedule.rows, *schedule.additional)}
    except KeyError:
        rows = {}
    row = rows.get(item.row)
    if row is not None and row.then is Then.ANONYMISE:
        return "Everything that points to a person was taken out, for good."
    done = "Rows and files deleted and overwritten"
    if on_a_server():
        done = "Rows and files deleted; the tables they lay in written anew"
    if item.kind == Record.CASE_FILE:
        return f"{done}; the key of the file destroyed."
    return f"{done}."


def on_a_server() -> bool:
    """Say whether the database is a server with a log of changes of its own."""
    return connection.vendor == "postgresql"
