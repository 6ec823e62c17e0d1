from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.models import Approval, Item
from kinkeeper.privacy.disposal.queries import own_work, rechecking


class AlreadyAgreedError(RefusedError):
    """The same person cannot be both people."""

    def __init__(self) -> None:
        super().__init__("You have agreed already. A different person must agree now.")


@trail.command
def approve_item(
    *,
    item: Item,
    typed_reference: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> bool:
    """
    Say yes to the disposal of one record. True when this was the second yes.

    The first person prepares, the second one approves; they are two different people
    (C-15). With the second yes the cooling-off begins. Raises RefusedError when the
    person may not, typed another reference, or the record has to stay.
    """
    once_only.claim(once, by=by)
    _check_person(item, by)
    if typed_reference.strip().upper() != item.batch.reference:
        raise RefusedError("Type the number of this review, as it stands at the top.")
    # The case first, as every command that changes a fact does: no deadlock.
    case = rechecking.lock(item)
    versions.advance(item, seen=version_seen)
    item = Item.objects.select_for_update().get(pk=item.pk)
    if item.state != Item.State.PROPOSED:
        raise RefusedError("This record does not wait for a yes any more.")
    today = clock.london(now).date()
    why = rechecking.why_it_stays(item, case, today)
    if why:
        raise RefusedError(f"This record cannot go. {why}")
    Approval.objects.create(item=item, by_id=by.pk, approved_at=now)
    agreed = rechecking.is_agreed(item)
    if agreed:
        item.state, item.approved_at = Item.State.APPROVED, now
        item.save(update_fields=["state", "approved_at"])
    trail.record(
        "disposal.agreed" if agreed else "disposal.first_yes",
        about=item,
        by=by,
        case_key=case.key if case else None,
        detail={"review": item.batch.reference, "rule": item.rule},
    )
    return agreed


def _check_person(item: Item, by: Account) -> None:
    """The first yes needs the power to prepare, the second the power to approve."""
    given = set(item.approvals.values_list("by_id", flat=True))
    if by.pk in given:
        raise AlreadyAgreedError
    needed = Power.DISPOSAL_APPROVE if given else Power.DISPOSAL_PREPARE
    if not by.may(needed) or not own_work.may_know(item, by):
        raise RefusedError("This needs the records lead or a manager.")
    why = own_work.why_not(item, by, second=bool(given))
    if why:
        raise RefusedError(why)
