"""The papers that came with a referral or an order."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Min, Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.kinds import WORD
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties
from kinkeeper.people.queries.cases import case_by_sign, cases_visible_to
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import Attachment, Draft, Enquiry
from kinkeeper.referrals.queries.paper_lines import Paper, lines

_ENDINGS = {
    "application/pdf": "pdf",
    "image/jpeg": "jpg",
    "image/png": "png",
    WORD: "docx",
}
_IN_MANY = {
    Attachment.Kind.ORDER.label: "Court orders",
    Attachment.Kind.LETTER.label: "Letters and reports",
    Attachment.Kind.OTHER.label: "Other papers",
}


def of_draft(draft: Draft) -> list[Paper]:
    """Return the papers of a form that is not sent yet, for who fills it in."""
    return lines(
        Attachment.objects.filter(draft=draft).select_related("file", "container")
    )


def of_case(case: Case) -> list[Paper]:
    """Return the papers of a family. For pages that only those who decide can open."""
    found = Attachment.objects.filter(case=case)
    return lines(found.select_related("file", "container", "added_by"))


def case_for_papers(sign: str, *, viewer: Account) -> Case:
    """Return a case whose papers somebody may see, and write it down. Else Http404."""
    if not permissions.may_decide(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    trail.viewed(
        "papers",
        about=case,
        by=viewer,
        purpose="Look for a paper of a family",
        case_key=case.key,
    )
    return case


def by_kind(case: Case) -> list[tuple[str, list[Paper]]]:
    """Return the papers under the name of their kind, kinds without any left out."""
    found = of_case(case)
    kinds = [(label, [p for p in found if p.kind == label]) for label in _IN_MANY]
    return [(_IN_MANY[label], papers) for label, papers in kinds if papers]


def giving_parts(viewer: Account) -> list[Party]:
    """Return the parts for which somebody may send papers, the newest case first."""
    return list(parties.parts_of_account(viewer))


def about(party: Party) -> str:
    return parties.children_names(party.case) or "The children"


def own_papers(party: Party) -> list[Paper]:
    """Return what this very person handed in. Nothing of anybody else, of no side."""
    found = Attachment.objects.filter(
        case=party.case, side=party.side, added_by=party.account
    )
    return lines(found.select_related("file", "container", "added_by"))


def of_enquiry(enquiry: Enquiry) -> list[Paper]:
    """Return the papers that came with an e-mail, for who reads enquiries."""
    found = Attachment.objects.filter(enquiry=enquiry)
    return lines(found.select_related("file", "container", "added_by"))


def unseen(*, viewer: Account) -> list[tuple[Case, list[Paper]]]:
    """Return what came and nobody looked at, family by family, the oldest first."""
    if not permissions.may_decide(viewer):
        raise Http404
    visible = cases_visible_to(viewer).filter(file_destroyed_on=None)
    found = Attachment.objects.filter(is_new=True, case__in=visible)
    by_case: dict[Case, list[Attachment]] = {}
    for paper in found.select_related("file", "container", "added_by", "case"):
        by_case.setdefault(case_of(paper), []).append(paper)
    return [(case, lines(papers)) for case, papers in by_case.items()]


@dataclass(frozen=True)
class NewPapers:
    """How many papers of one family nobody has looked at, and if one is a court's."""

    case: Case
    count: int
    of_a_court: bool


def new_papers(*, viewer: Account) -> list[NewPapers]:
    """Count what came for each family, the oldest first, without reading any of it."""
    visible = cases_visible_to(viewer).filter(file_destroyed_on=None)
    a_court = Q(attachments__kind=Attachment.Kind.ORDER) | Q(
        attachments__order__isnull=False
    )
    found = (
        Case.objects.filter(pk__in=visible.values("pk"), attachments__is_new=True)
        .annotate(
            count=Count("attachments"),
            courts=Count("attachments", filter=a_court),
            since=Min("attachments__added_at"),
        )
        .order_by("since")
    )
    return [NewPapers(case, case.count, bool(case.courts)) for case in found]


def not_scanned() -> list[Attachment]:
    """Return what waits for a scanner and was not found harmful, for the worker."""
    waits = Attachment.objects.filter(scanned=False, released_on=None)
    found = waits.filter(Q(case=None) | Q(case__file_destroyed_on=None))
    return [
        one
        for one in found.select_related("container", "file__container")
        if not one.harmful
    ]


def draft_paper(draft: Draft, number: int) -> Attachment:
    """Return a paper of this very form by its place on the page. Raises Http404."""
    found = list(
        Attachment.objects.filter(draft=draft).select_related(
            "file", "preview", "draft__container"
        )
    )
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]


def open_paper(key: UUID, *, viewer: Account) -> tuple[Attachment, str]:
    """
    Return a paper and a name for it that tells nothing, and write down who opened it.

    Raises Http404 for those who do not decide, for another family's, and for one that
    may not be opened yet.
    """
    paper = paper_by_key(key, viewer=viewer)
    whose = paper.case or paper.enquiry
    if paper.waits or whose is None:
        raise Http404
    _opened(paper, viewer)
    ending = _ENDINGS.get(paper.file.media_type, "bin")
    return paper, f"{whose.reference.lower()}-paper.{ending}"


def open_preview(key: UUID, *, viewer: Account) -> StoredFile:
    """Return the picture of a first page, and write down who saw it. Or Http404."""
    paper = paper_by_key(key, viewer=viewer)
    if paper.preview is None:
        raise Http404
    _opened(paper, viewer)
    return paper.preview


def paper_by_key(key: UUID, *, viewer: Account) -> Attachment:
    """
    Return a paper on the file of a family, or of an e-mail that waits.

    Raises Http404 for no such, and not yours.
    """
    if not permissions.may_decide(viewer):
        raise Http404
    living = cases_visible_to(viewer).filter(file_destroyed_on=None)
    its = Q(case__in=living) | Q(enquiry__isnull=False)
    found = Attachment.objects.filter(its, key=key).select_related(
        "file__container",
        "preview__container",
        "container",
        "case",
        "enquiry",
        "added_by",
        "released_by",
    )
    paper = found.first()
    if paper is None:
        raise Http404
    return paper


def case_of(paper: Attachment) -> Case:
    """Return whose paper it is. Raises Http404 while it is on no family's file."""
    if paper.case is None:
        raise Http404
    return paper.case


def _opened(paper: Attachment, viewer: Account) -> None:
    trail.viewed(
        "paper",
        about=paper,
        by=viewer,
        purpose="Read a paper of a referral",
        case_key=paper.case.key if paper.case else None,
    )


def has_order(case: Case) -> bool:
    """Say whether a copy of an order is on file."""
    return Attachment.objects.filter(case=case, kind=Attachment.Kind.ORDER).exists()
