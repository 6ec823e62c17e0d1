"""What a page says of a paper: never its own name, for file names tell names."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.files.kinds import WORD
from kinkeeper.foundation.ui.parts import SummaryRow
from kinkeeper.people.models import Party
from kinkeeper.referrals.models import Attachment

_KINDS = {
    "application/pdf": "PDF",
    "image/jpeg": "Photo",
    "image/png": "Picture",
    WORD: "Word file",
}
_SIDES = {
    Party.Side.RESIDENT: "From the adult the child lives with",
    Party.Side.VISITING: "From the visiting adult",
    Party.Side.OTHER: "From somebody else of the family",
}


@dataclass(frozen=True)
class Paper:
    """One paper as a line on a page."""

    key: UUID
    kind: str
    words: str
    size: str
    waits: bool
    harmful: bool
    is_new: bool
    is_court: bool
    has_preview: bool
    source: str
    came: str
    order_id: int | None


def shown(paper: Attachment) -> Paper:
    return lines([paper])[0]


def rows_of(paper: Attachment) -> list[SummaryRow]:
    """Return what is known of one paper, for its page."""
    line, told = shown(paper), paper.unseal()
    rows = [
        SummaryRow("Kind", line.kind),
        SummaryRow("Court paper", "Yes. Never forward it." if line.is_court else "No"),
        SummaryRow("Who sent it", line.source),
        SummaryRow("Came", line.came),
        SummaryRow("File", line.size),
        SummaryRow("Virus scan", _scan(paper)),
        SummaryRow("Let be opened because", told.get("released_because", "")),
        SummaryRow("Kept", "As part of the case file, and destroyed with it"),
    ]
    return [row for row in rows if row.value]


def _scan(paper: Attachment) -> str:
    if paper.scanned:
        return "Scanned, nothing found"
    if paper.harmful:
        return "Our scanner found something harmful. It cannot be opened."
    if paper.released_on is None:
        return "Not scanned. It waits until somebody lets it be opened."
    who = paper.released_by.short_name if paper.released_by else "Somebody who left"
    return f"Not scanned. {who} let it be opened on {paper.released_on:%-d %B %Y}."


def lines(found: Iterable[Attachment]) -> list[Paper]:
    return [
        Paper(
            key=each.key,
            kind=each.get_kind_display(),
            words=each.unseal().get("words", ""),
            size=_size(each.file.size, each.file.media_type),
            waits=each.waits,
            harmful=each.waits and each.harmful,
            is_new=each.is_new,
            is_court=each.kind == Attachment.Kind.ORDER or each.order_id is not None,
            has_preview=each.preview_id is not None,
            source=_source(each),
            came=f"{clock.london(each.added_at):%d.%m.%Y}",
            order_id=each.order_id,
        )
        for each in found
    ]


def _source(paper: Attachment) -> str:
    if paper.side:
        return _SIDES.get(Party.Side(paper.side), "")
    if paper.added_by is not None:
        return f"Put here by {paper.added_by.short_name}"
    if paper.enquiry_id is not None:
        return "Came with the email"
    return "Came with a form or an email"


def _size(size: int, media_type: str) -> str:
    kind = _KINDS.get(media_type, "File")
    if size < 1_000_000:
        return f"{kind}, {max(1, size // 1000)} kB"
    return f"{kind}, {size / 1_000_000:.1f} MB"
