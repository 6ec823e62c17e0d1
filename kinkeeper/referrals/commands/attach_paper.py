"""
A paper is handed in: with a public form, or by staff for a family or one of its orders.

Danger: it comes from a stranger, and it may hold the address of one side on its face.
It is cleaned before it is kept, and only staff who decide may open it.
"""

from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files import store
from kinkeeper.foundation.files.cleaning import Clean
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.vault.models import Container
from kinkeeper.people.commands.log_letter import log_letter
from kinkeeper.people.models import Case, Correspondence, CourtOrder
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.record_order import may_keep_orders
from kinkeeper.referrals.commands.save_answers import locked
from kinkeeper.referrals.models import Attachment, Draft, Enquiry

MOST = 8


@trail.command
def attach_to_draft(
    *,
    draft: Draft,
    clean: Clean,
    kind: str,
    words: str = "",
    now: datetime,
    once: UUID | None = None,
) -> Attachment:
    """
    Keep a paper with a form that is not sent yet. `clean`: from `files.cleaning`.

    Refuses more than eight, and a form that is not open any more.
    """
    once_only.claim(once, by=None)
    draft = locked(draft)
    if Attachment.objects.filter(draft=draft).count() >= MOST:
        raise trail.RefusedError(f"We keep up to {MOST} papers with a form.")
    made = Attachment(container=draft.container, draft=draft, kind=kind, added_at=now)
    keep(made, clean, words, now)
    trail.record("paper.attached", about=made, by=None)
    return made


@trail.command
def attach_paper(  # noqa: PLR0913
    *,
    case: Case,
    clean: Clean,
    kind: str,
    words: str = "",
    order: CourtOrder | None = None,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Attachment:
    """Put a paper on a family's file, with one of its orders or by itself."""
    once_only.claim(once, by=by)
    may_keep_orders(case, by)
    if order is not None and order.case_id != case.pk:
        raise trail.RefusedError("This order is not of this family.")
    made = Attachment(
        container=case.container,
        case=case,
        order=order,
        kind=kind,
        added_at=now,
        added_by=by,
    )
    keep(made, clean, words, now)
    written_down(made, case, Correspondence.Partner.PROFESSIONAL, now)
    obligations.refresh(case=case, now=now)
    trail.record("paper.attached", about=made, by=by, case_key=case.key)
    return made


def written_down(
    made: Attachment, case: Case, partner: Correspondence.Partner, now: datetime
) -> None:
    """Write among calls and letters that a paper came. Part of a command."""
    log_letter(
        case=case,
        side=made.side,
        on=clock.london(now).date(),
        words=f"A paper came: {made.get_kind_display().lower()}.",
        partner=partner,
    )


@trail.command
def take_out_paper(*, attachment: Attachment) -> None:
    """Take a paper out of a form that is not sent yet. Refuses any other."""
    if attachment.draft is None:
        raise trail.RefusedError("This paper was sent already.")
    locked(attachment.draft)
    files = attachment.files
    trail.record("paper.taken_out", about=attachment, by=None)
    attachment.delete()
    store.erase_all(files)


def move_papers(draft: Draft, case: Case, *, now: datetime) -> None:
    """
    Seal the papers of a form anew with the key of the case. Part of a command.

    The first order that the form speaks of gets the papers that are orders.
    """
    order = case.court_orders.order_by("pk").first()
    for old in Attachment.objects.filter(draft=draft).select_related(
        "file__container", "preview__container", "container"
    ):
        made = Attachment(
            container=case.container,
            case=case,
            order=order if old.kind == Attachment.Kind.ORDER else None,
            kind=old.kind,
            scanned=old.scanned,
            added_at=old.added_at,
        )
        seal_anew(made, old, now=now)


def move_enquiry_papers(
    enquiry: Enquiry, case: Case, side: str, *, now: datetime
) -> None:
    """Move what came with an e-mail into the file of a family. Part of a command."""
    found = enquiry.attachments.select_related(
        "file__container", "preview__container", "container"
    )
    for old in found:
        made = Attachment(
            container=case.container,
            case=case,
            side=side,
            kind=old.kind,
            scanned=old.scanned,
            is_new=True,
            added_at=old.added_at,
        )
        seal_anew(made, old, now=now)
        files = old.files
        old.delete()
        store.erase_all(files)


def seal_anew(made: Attachment, old: Attachment, *, now: datetime) -> None:
    """Keep with a new paper what an old one holds. Part of a command."""
    made.file = _copied(old.file, made.container, now)
    if old.preview is not None:
        made.preview = _copied(old.preview, made.container, now)
    made.seal(old.unseal())
    made.save()


def _copied(file: StoredFile, container: Container, now: datetime) -> StoredFile:
    return store.put(container, store.read(file), media_type=file.media_type, now=now)


def keep(made: Attachment, clean: Clean, words: str, now: datetime) -> None:
    """Seal what is in a clean file with a new paper. Part of a command."""
    made.scanned = clean.scanned
    made.file = store.put(
        made.container, clean.content, media_type=clean.media_type, now=now
    )
    if clean.preview:
        made.preview = store.put(
            made.container, clean.preview, media_type="image/jpeg", now=now
        )
    made.seal({"words": words})
    made.save()
