"""Records that do not end by themselves: whose day has come, and what was decided."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries.anothers import anothers
from kinkeeper.privacy.disposal.queries.due import OPEN
from kinkeeper.privacy.disposal.queries.knowing import visible
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Look, Obligation
from kinkeeper.privacy.records.obligations import PROTECTED_RULE
from kinkeeper.privacy.records.queries.looks import looks_at

PURPOSE = "looking at what has no end date"
State = Obligation.State
Outcome = Look.Outcome
HANDED_OVER = (
    Outcome.SUCCESSOR,
    Outcome.COUNCIL,
    Outcome.ARCHIVE,
    Outcome.RETURN,
)
TOLD_TO_DESTROY = "Destroy it: they told us to, in writing"


@dataclass(frozen=True)
class PlanLine:
    """One record of the plan for the end of trading, with the last decision."""

    promise: Obligation
    look: Look | None


def to_look_at(*, viewer: Account, today: date) -> QuerySet[Obligation]:
    """Return what somebody must look at by now, the longest overdue first."""
    _may_look(viewer)
    waiting = Item.objects.filter(ground=Item.Ground.LOOK, state__in=OPEN)
    return (
        _known_to(viewer)
        .filter(state=State.INDEFINITE, review_on__lte=today)
        .exclude(record__in=waiting.values("record"))
        .order_by("review_on", "pk")
    )


def promise_to_look_at(key: UUID, *, viewer: Account, today: date) -> Obligation:
    """Return one record to look at or to hand over. Raises Http404."""
    due = to_look_at(viewer=viewer, today=today).filter(key=key).first()
    over = to_hand_over(viewer=viewer, today=today).filter(key=key).first()
    found = due or over
    if found is None:
        raise Http404
    trail.viewed(
        "look",
        about=found.record,
        by=viewer,
        purpose=PURPOSE,
        case_key=found.case.key if found.case else None,
    )
    return found


def outcomes(promise: Obligation) -> list[tuple[str, str]]:
    """
    Return what may be decided about a record.

    Nobody can make the words of a report nameless by machine, so that is not offered:
    what is destroyed leaves its number and its days, which tell nothing.
    """
    if promise.state == State.COUNTING:
        # It belongs to another body: whatever is done, they have told us to (C-12).
        give_back = (Outcome.RETURN.value, str(Outcome.RETURN.label))
        return [give_back, (Outcome.DESTROY.value, TOLD_TO_DESTROY)]
    found = [Outcome.KEEP]
    if promise.state == State.TRANSFER_REQUIRED:
        found = [Outcome.SUCCESSOR, Outcome.COUNCIL, Outcome.ARCHIVE]
    if register.can_destroy(promise.kind):
        found.append(Outcome.DESTROY)
    return [(outcome.value, str(outcome.label)) for outcome in found]


def earlier_looks(promise: Obligation) -> list[Look]:
    return looks_at([promise.record])


def to_hand_over(*, viewer: Account, today: date) -> QuerySet[Obligation]:
    """Return what a successor must keep, and what belongs to another body (C-12)."""
    _may_look(viewer)
    theirs = anothers(today).values("pk")
    return _known_to(viewer).filter(Q(state=State.TRANSFER_REQUIRED) | Q(pk__in=theirs))


def plan(*, viewer: Account, today: date) -> list[PlanLine]:
    """Return every record that has to be handed over, with what was decided."""
    found = to_hand_over(viewer=viewer, today=today)
    promised = list(found.select_related("case").order_by("kind", "pk"))
    last = {look.record: look for look in looks_at([one.record for one in promised])}
    return [PlanLine(one, last.get(one.record)) for one in promised]


def summary(lines: Sequence[PlanLine]) -> list[tuple[str, int]]:
    """Return how many go where, and how many are not decided."""
    counts: dict[str, int] = {}
    for line in lines:
        words = _where(line.look)
        counts[words] = counts.get(words, 0) + 1
    return sorted(counts.items())


def _where(look: Look | None) -> str:
    if look is None:
        return "Not decided"
    if look.taken_by:
        return f"{look.get_outcome_display()}: {look.taken_by}"
    return str(look.get_outcome_display())


def _known_to(viewer: Account) -> QuerySet[Obligation]:
    """What a worry protects, the file of the family included, is the lead's (P9k)."""
    found = visible(viewer)
    if viewer.may(Power.CONCERNS_LEAD):
        return found
    return found.exclude(rule=PROTECTED_RULE)


def _may_look(viewer: Account) -> None:
    if not viewer.may(Power.DISPOSAL_PREPARE):
        raise Http404
