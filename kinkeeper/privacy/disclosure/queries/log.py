"""
The disclosure log (DS-0): every line says what went to whom, how, and why.

While a family is blocked, only who settles the request or protects a child reads to
whom its reports went.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.paginator import Page, Paginator
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.queries import blocked
from kinkeeper.privacy.disclosure import permissions
from kinkeeper.privacy.disclosure.models import Release
from kinkeeper.privacy.records.blocking import settles_or_protects
from kinkeeper.privacy.records.queries.restrictions import Spell

ON_A_PAGE = 50


@dataclass(frozen=True)
class Line:
    """One disclosure, opened for the person who reads the log."""

    reference: str
    released_at: datetime
    family: str
    item: str
    digest: str
    recipient: str
    role: str
    address: str
    channel: str
    rule: str
    via: str
    because: str
    decided_by: str
    policy: str
    first_opened_at: datetime | None
    recalled_at: datetime | None


def page_of_log(number: str | None, *, viewer: Account) -> tuple[Page, list[Line]]:
    """Return one page and its lines, newest first, and record the reading."""
    _insist(viewer, "To read the disclosure log")
    page = Paginator(_rows(), ON_A_PAGE).get_page(number)
    return page, _lines(page, viewer)


def whole_log(*, viewer: Account) -> list[Line]:
    """Return every line, newest first, and record that it was taken out."""
    _insist(viewer, "To take the disclosure log out as a file")
    return _lines(_rows().iterator(chunk_size=500), viewer)


def _insist(viewer: Account, purpose: str) -> None:
    if not permissions.may_decide(viewer):
        raise Http404
    trail.viewed("disclosures", about="disclosure log", by=viewer, purpose=purpose)


def _rows():  # type: ignore[no-untyped-def]
    return Release.objects.select_related(
        "case", "container", "decided_by", "message"
    ).order_by("-released_at", "-pk")


def _lines(rows: Iterable[Release], viewer: Account) -> list[Line]:
    hidden = set() if settles_or_protects(viewer) else blocked.blocked_now()
    return [_line(row, covered=row.case_id in hidden) for row in rows]


def _line(row: Release, *, covered: bool) -> Line:
    told = row.unseal()
    if covered:
        told |= {"recipient": blocked.WORDS, "address_used": blocked.WORDS}
    message = getattr(row, "message", None)
    return Line(
        reference=row.reference,
        released_at=row.released_at,
        family=row.case.callsign or row.case.reference,
        item=row.item,
        digest=row.item_sha256,
        recipient=str(told.get("recipient", "")),
        role=row.recipient_role,
        address=str(told.get("address_used", "")),
        channel=row.channel.replace("_", " "),
        rule=row.rule,
        via=", ".join(row.via),
        because=row.because,
        decided_by=row.decided_by.short_name,
        policy=row.policy_version,
        first_opened_at=message.first_opened_at if message else None,
        recalled_at=message.recalled_at if message else None,
    )


def released_within(spell: Spell) -> list[str]:
    """Return what was released of a case while something of it was blocked."""
    found = Release.objects.filter(case=spell.case, released_at__gt=spell.since)
    if spell.until is not None:
        found = found.filter(released_at__lt=spell.until)
    return list(found.values_list("reference", flat=True))
