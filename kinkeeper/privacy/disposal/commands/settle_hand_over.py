"""What became of a package: it arrived, and our copy may go; or it did not."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import signing, trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.commands.look_again import wished_gone
from kinkeeper.privacy.disposal.commands.open_review import open_review
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries import handing_over, rechecking
from kinkeeper.privacy.disposal.queries.looking import PlanLine
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import HandedOver, HandOver, Obligation
from kinkeeper.privacy.records.queries import hand_overs


@trail.command
def receive_hand_over(
    *,
    hand_over: HandOver,
    check: str,
    received_on: date,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> int:
    """
    Write down that the package arrived, sign the certificate, and ask for our copy to
    go. Returns how many records went into a disposal review.

    `check` is the check number that they read out of the package that they have. A
    record that changed since it was packed stays, and has to be packed again.
    Two other people agree to each disposal, as to every one. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    _take_up(hand_over, by, version_seen)
    today = clock.london(now).date()
    if check.strip().lower() != hand_overs.check_number(hand_over):
        raise RefusedError(
            "This is not the check number of this package. They may have another one."
        )
    if not clock.london(hand_over.made_at).date() <= received_on <= today:
        raise RefusedError("It cannot have arrived before it was made, or after today.")
    _leave_out_what_changed(hand_over)
    hand_over.state, hand_over.received_on = HandOver.State.RECEIVED, received_on
    hand_over.settled_at, hand_over.settled_by_id = now, by.pk
    hand_over.signature = signing.sign(hand_overs.statement(hand_over))
    hand_over.save()
    items = _items(hand_over, by, today)
    if items:
        open_review(items=items, today=today)
    trail.record(
        "hand_over.received",
        about=hand_over,
        by=by,
        detail={"reference": hand_over.reference, "records": len(items)},
    )
    return len(items)


@trail.command
def give_up_hand_over(
    *,
    hand_over: HandOver,
    why: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> None:
    """Write down that a package did not arrive. Its records can be packed again."""
    once_only.claim(once, by=by)
    _take_up(hand_over, by, version_seen)
    if not why.strip():
        raise RefusedError("Say what happened to it, in a few words.")
    hand_over.state, hand_over.void_why = HandOver.State.VOID, why.strip()[:300]
    hand_over.settled_at, hand_over.settled_by_id = now, by.pk
    hand_over.save()
    hand_over.records.update(is_void=True)
    trail.record(
        "hand_over.given_up",
        about=hand_over,
        by=by,
        detail={"reference": hand_over.reference},
    )


def _take_up(hand_over: HandOver, by: Account, seen: int) -> None:
    if not by.may(Power.DISPOSAL_PREPARE):
        raise RefusedError("This needs the records lead, a manager or a co-ordinator.")
    versions.advance(hand_over, seen=seen)
    hand_over.refresh_from_db()
    if hand_over.state != HandOver.State.MADE:
        raise RefusedError(f"{hand_over.reference} is settled already.")


def _leave_out_what_changed(hand_over: HandOver) -> None:
    changed = [
        one.pk
        for one, promise in _promised(hand_over.records.all())
        if handing_over.packed(PlanLine(promise, None)).sha256 != one.content_sha256
    ]
    HandedOver.objects.filter(pk__in=changed).update(is_void=True)


def _promised(
    records: Iterable[HandedOver],
) -> Iterable[tuple[HandedOver, Obligation]]:
    """Yield each record that is still here with its promise, its case locked."""
    for one in records:
        found = Obligation.objects.filter(record=one.record, kind=one.kind)
        promise = found.select_related("case").order_by("pk").first()
        if promise is None:
            continue
        if promise.case is not None:
            obligations.locked(promise.case)
        yield one, promise


def _items(hand_over: HandOver, by: Account, today: date) -> list[Item]:
    living = hand_over.records.filter(is_void=False)
    items = [wished_gone(promise, by, today) for _, promise in _promised(living)]
    # What is held stays here too, until the hold ends; a person asks again then.
    return [
        item for item in items if not rechecking.why_it_stays(item, item.case, today)
    ]
