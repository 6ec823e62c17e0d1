from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.record_order import may_keep_orders
from kinkeeper.referrals.models import Attachment


@trail.command
def change_paper_kind(
    *,
    attachment: Attachment,
    kind: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Attachment:
    """
    Say what a paper really is: who sent it by e-mail did not choose.

    A paper of an order stays an order. Raises RefusedError for that, for no such kind
    and for the same one.
    """
    once_only.claim(once, by=by)
    if attachment.case is None:
        raise trail.RefusedError("This paper is on no family's file yet.")
    case = obligations.locked(attachment.case)
    may_keep_orders(case, by)
    paper = Attachment.objects.select_for_update(of=("self",)).get(pk=attachment.pk)
    if kind not in Attachment.Kind.values:
        raise trail.RefusedError("Choose what it is.")
    if paper.order_id is not None:
        raise trail.RefusedError("It lies with an order, so it is a court order.")
    if paper.kind == kind:
        raise trail.RefusedError("That is what it is already.")
    was, paper.kind = paper.kind, kind
    paper.save(update_fields=["kind"])
    trail.record(
        "paper.kind_changed",
        about=paper,
        by=by,
        case_key=case.key,
        detail={"was": was, "is": kind},
    )
    obligations.refresh(case=case, now=now)
    return paper
