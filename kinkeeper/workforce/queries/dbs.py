"""One DBS check: its record, who saw the certificate, and what it says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.foundation.ui.parts import Cell, SummaryRow, Tag
from kinkeeper.workforce import permissions
from kinkeeper.workforce.models import DbsCertificate, DbsCheck
from kinkeeper.workforce.queries import checks
from kinkeeper.workforce.queries.staff_file import content_cell, decision_tag
from kinkeeper.workforce.queries.workers import PURPOSE, check_by_key, name_of


@dataclass(frozen=True)
class OpenedCheck:
    """The record of a check as the page shows it."""

    check: DbsCheck
    name: str
    facts: Sequence[SummaryRow]
    decision: Tag
    content: Cell
    certificate: DbsCertificate | None
    wants_decision: bool
    sights: Sequence[str]
    is_own: bool


def open_check(key: UUID, *, viewer: Account, today: date) -> OpenedCheck:
    """Return one check, and record that it was read. Else 404."""
    check = check_by_key(key, viewer=viewer)
    trail.viewed("dbs_check", about=check, by=viewer, purpose=PURPOSE)
    found = DbsCertificate.objects.filter(check_record=check)
    certificate = found.select_related("check_record").first()
    standing = checks.standing(certificate) if certificate else None
    said = check.unseal()
    return OpenedCheck(
        check=check,
        name=name_of(check.worker),
        facts=[
            SummaryRow("Date on it", date_words(check.checked_on)),
            SummaryRow("Number", said.get("number", "")),
            SummaryRow("Which check", check.get_level_display()),
            SummaryRow("For which work", said.get("position", "")),
            SummaryRow(
                "Decided on", date_words(check.decided_on) if check.decided_on else ""
            ),
            SummaryRow("Outcome", said.get("outcome", "")),
            SummaryRow("Renew by", date_words(checks.renew_by(check.checked_on))),
        ],
        decision=decision_tag(check),
        content=content_cell(check, standing, today),
        certificate=certificate,
        wants_decision=standing is not None and standing.wants_decision(today),
        sights=_sights(check),
        is_own=permissions.is_own(viewer, check.worker),
    )


def _sights(check: DbsCheck) -> list[str]:
    """Return who saw the certificate, when and for what."""
    seen = list(check.sights.all())
    names = {
        account.pk: account.short_name
        for account in Account.objects.filter(pk__in=[one.seen_by_id for one in seen])
    }
    return [
        f"{names.get(one.seen_by_id) or 'Somebody who left'}, "
        f"{clock.london(one.seen_at):%-d %B %Y, %H:%M}, for {one.purpose}"
        for one in seen
    ]
