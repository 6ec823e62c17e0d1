"""What waits to be packed for whom, and what has been handed over (C-11, C-12)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.queries.looking import (
    HANDED_OVER,
    PURPOSE,
    PlanLine,
    plan,
)
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import HandedOver, HandOver
from kinkeeper.privacy.records.packing import Packed
from kinkeeper.privacy.records.queries import hand_overs

AT_ONCE = 200


@dataclass(frozen=True)
class Waiting:
    """Records that go to one organisation and lie in no package yet."""

    key: UUID  # of one of the looks: names the group in an address
    where: str
    outcome: str
    taken_by: str
    lines: Sequence[PlanLine]
    deciders: frozenset[int]


@dataclass(frozen=True)
class Shown:
    """One hand-over as its page shows it."""

    one: HandOver
    records: Sequence[HandedOver]
    genuine: bool
    by: str
    settled_by: str


def waiting(*, viewer: Account, today: date) -> list[Waiting]:
    """Return what is decided and not packed, by organisation. Raises Http404."""
    packed = set(
        HandedOver.objects.filter(is_void=False).values_list("record", flat=True)
    )
    groups: dict[tuple[str, str], list[PlanLine]] = defaultdict(list)
    for line in plan(viewer=viewer, today=today):
        look = line.look
        if not look or look.outcome not in HANDED_OVER:
            continue
        if line.promise.record not in packed:
            groups[look.outcome, look.taken_by].append(line)
    return [_group(lines) for _, lines in sorted(groups.items())]


def _group(lines: Sequence[PlanLine]) -> Waiting:
    looks = [line.look for line in lines if line.look]
    return Waiting(
        key=looks[0].key,
        where=looks[0].get_outcome_display(),
        outcome=looks[0].outcome,
        taken_by=looks[0].taken_by,
        lines=lines[:AT_ONCE],
        deciders=frozenset(look.decided_by_id for look in looks[:AT_ONCE]),
    )


def group_by_key(key: UUID, *, viewer: Account, today: date) -> Waiting:
    """Return one group that waits. Raises Http404 for all but approvers."""
    if not viewer.may(Power.DISPOSAL_APPROVE):
        raise Http404
    found = [one for one in waiting(viewer=viewer, today=today) if one.key == key]
    if not found:
        raise Http404
    return found[0]


def packed(line: PlanLine) -> Packed:
    """Return a record with all that goes along. No files: nobody can give it out."""
    promise = line.promise
    files = (
        register.contents_of(promise.kind, promise.case, promise.record)
        if promise.case
        else []
    )
    return Packed(promise.record, promise.kind, promise.title, promise.reference, files)


def made(*, viewer: Account) -> list[HandOver]:
    """Return the hand-overs, the newest first. Raises Http404."""
    if not viewer.may(Power.DISPOSAL_PREPARE):
        raise Http404
    return list(HandOver.objects.order_by("-pk"))


def hand_over_by_reference(reference: str, *, viewer: Account) -> Shown:
    """Return one hand-over with its records, and record the look. Raises Http404."""
    found = HandOver.objects.filter(reference__iexact=reference).first()
    if found is None or not viewer.may(Power.DISPOSAL_PREPARE):
        raise Http404
    trail.viewed("hand_over", about=found, by=viewer, purpose=PURPOSE)
    people = Account.objects.in_bulk([found.made_by_id, found.settled_by_id or 0])
    settled = people.get(found.settled_by_id or 0)
    maker = people.get(found.made_by_id)
    return Shown(
        one=found,
        records=list(found.records.order_by("pk")),
        genuine=hand_overs.is_genuine(found),
        by=maker.short_name if maker else "",
        settled_by=settled.short_name if settled else "",
    )
