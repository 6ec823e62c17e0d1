"""
Packing records for the organisation that keeps them from now on (C-11).

Danger: the package holds all that the records say. It is sealed with a key that only
the person who makes it has seen, given to that person, and kept nowhere.
"""

from datetime import datetime
from hashlib import sha256
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.queries.handing_over import Waiting, packed
from kinkeeper.privacy.records import obligations, packing
from kinkeeper.privacy.records.models import HandedOver, HandOver
from kinkeeper.privacy.records.packing import Packed


@trail.command
def make_package(
    *, group: Waiting, key: str, by: Account, now: datetime, once: UUID | None = None
) -> tuple[HandOver, bytes]:
    """
    Return the sealed package of a group, and the line that stays of it.

    `by` is a second person: not one of those who decided where the records go. Raises
    RefusedError, also when nobody can give out one of the records.
    """
    once_only.claim(once, by=by)
    _check(group, key, by)
    for case in {
        line.promise.case_id: line.promise.case for line in group.lines
    }.values():
        if case is not None:
            obligations.locked(case)
    records = [packed(line) for line in group.lines]
    missing = next((one for one in records if not one.files), None)
    if missing is not None:
        raise RefusedError(
            f"{missing.title}, {missing.reference}: the program cannot pack this kind "
            "of record. Keep it, or hand it over on paper."
        )
    reference = _next_reference()
    sealed = packing.package(records, about=_about(reference, group, now), key=key)
    made = HandOver.objects.create(
        reference=reference,
        outcome=group.outcome,
        taken_by=group.taken_by,
        made_at=now,
        made_by_id=by.pk,
        package_sha256=sha256(sealed).hexdigest(),
        package_bytes=len(sealed),
    )
    _write_down(made, records, group, by)
    return made, sealed


def _check(group: Waiting, key: str, by: Account) -> None:
    if not by.may(Power.DISPOSAL_APPROVE):
        raise RefusedError("This needs the records lead or a manager.")
    if by.pk in group.deciders:
        raise RefusedError(
            "You decided where some of these go. Somebody else makes the package."
        )
    if not packing.is_key(key):
        raise RefusedError("The key of this page is spoilt. Open the page again.")


def _about(reference: str, group: Waiting, now: datetime) -> dict[str, object]:
    return {
        "hand_over": reference,
        "from": edition.in_force().controller.name,
        "to": group.taken_by,
        "made_on": clock.london(now).date(),
    }


def _write_down(
    made: HandOver, records: list[Packed], group: Waiting, by: Account
) -> None:
    HandedOver.objects.bulk_create(
        HandedOver(
            hand_over=made,
            record=one.record,
            kind=one.kind,
            title=one.title,
            reference=one.reference,
            content_sha256=one.sha256,
        )
        for one in records
    )
    for line in group.lines:
        trail.record(
            "hand_over.packed",
            about=line.promise.record,
            by=by,
            case_key=line.promise.case.key if line.promise.case else None,
            detail={"hand_over": made.reference},
        )


def _next_reference() -> str:
    last = HandOver.objects.order_by("-pk").first()
    return f"HO-{int(last.reference[3:]) + 1 if last else 1:04d}"
