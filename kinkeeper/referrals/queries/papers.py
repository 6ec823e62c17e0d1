"""The papers that came with a referral or an order."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Attachment, Draft

_KINDS = {"application/pdf": "PDF", "image/jpeg": "Photo", "image/png": "Picture"}
_ENDINGS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@dataclass(frozen=True)
class Paper:
    """One paper as a line on a page."""

    key: UUID
    kind: str
    words: str
    size: str
    scanned: bool
    came: str
    order_id: int | None


def of_draft(draft: Draft) -> list[Paper]:
    """Return the papers of a form that is not sent yet, for who fills it in."""
    return _lines(
        Attachment.objects.filter(draft=draft).select_related("file", "container")
    )


def of_case(case: Case) -> list[Paper]:
    """Return the papers of a family. For pages that only those who decide can open."""
    found = Attachment.objects.filter(case=case)
    return _lines(found.select_related("file", "container"))


def draft_paper(draft: Draft, number: int) -> Attachment:
    """Return a paper of this very form by its place on the page. Raises Http404."""
    found = list(
        Attachment.objects.filter(draft=draft).select_related(
            "file", "draft__container"
        )
    )
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]


def open_paper(key: UUID, *, viewer: Account) -> tuple[Attachment, str]:
    """
    Return a paper and a name for it that tells nothing, and write down who opened it.

    Raises Http404 for those who do not decide, and for another family's.
    """
    if not permissions.may_decide(viewer):
        raise Http404
    living = cases_visible_to(viewer).filter(file_destroyed_on=None)
    found = Attachment.objects.filter(key=key, case__in=living)
    paper = found.select_related("file__container", "case").first()
    if paper is None or paper.case is None:
        raise Http404
    trail.viewed(
        "paper",
        about=paper,
        by=viewer,
        purpose="Read a paper of a referral",
        case_key=paper.case.key,
    )
    ending = _ENDINGS.get(paper.file.media_type, "bin")
    return paper, f"{paper.case.reference.lower()}-paper.{ending}"


def has_order(case: Case) -> bool:
    """Say whether a copy of an order is on file."""
    return Attachment.objects.filter(case=case, kind=Attachment.Kind.ORDER).exists()


def _lines(found: Iterable[Attachment]) -> list[Paper]:
    return [
        Paper(
            key=each.key,
            kind=each.get_kind_display(),
            words=each.unseal().get("words", ""),
            size=_size(each.file.size, each.file.media_type),
            scanned=each.scanned,
            came=f"{clock.london(each.added_at):%d.%m.%Y}",
            order_id=each.order_id,
        )
        for each in found
    ]


def _size(size: int, media_type: str) -> str:
    kind = _KINDS.get(media_type, "File")
    if size < 1_000_000:
        return f"{kind}, {max(1, size // 1000)} kB"
    return f"{kind}, {size / 1_000_000:.1f} MB"
