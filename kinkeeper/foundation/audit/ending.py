"""
Events end by date; the log does not.

Danger: what a body said is gone afterwards. Its leaf stays, and an event that itself
is sealed says which leaves have no body any more. A body that is missing without such
an event was taken away by somebody, and `verify` tells.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event, Once

ENDED = "log.ended"
AT_ONCE = 4000
# Proof of disposals outlives the records that it speaks of (P9l); so does this log's
# own account of what it forgot.
_PROOF = Q(action__startswith="disposal.") | Q(action=ENDED)
# What nobody's record is about: refusals, sign-ins, letters handed over, lists opened.
_SECURITY = Q(case_key=None) & (
    Q(action="refused")
    | Q(action__startswith="sign_in.")
    | Q(action__startswith="mail.")
    | (Q(action__endswith=".viewed") & ~Q(about__contains=":"))
)


def end_security(through: date) -> int:
    """End sign-ins and security events up to a day in London. Returns how many."""
    return _end(
        "sign_in", Event.objects.filter(_SECURITY, happened_at__lt=_after(through))
    )


def end_access(case_keys: Iterable[UUID], records: Iterable[str]) -> int:
    """End what was done with cases and lone records that went long ago."""
    about = Q(case_key__in=list(case_keys)) | Q(about__in=list(records))
    return _end("record_access", Event.objects.filter(about))


def forget_forms(through: date) -> int:
    """Forget that forms were carried out. Returns how many."""
    gone, _ = Once.objects.filter(happened_at__lt=_after(through)).delete()
    return gone


def runs_of(numbers: Sequence[int]) -> str:
    """Return ascending numbers as runs: `0-3,5`."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ",".join(str(a) if a == b else f"{a}-{b}" for a, b in runs)


def leaves_of(detail: Mapping[str, object]) -> Iterator[int]:
    """Yield the places in the log that an `ENDED` event speaks of; none if unreadable.

    An event that cannot be read excuses nothing.
    """
    try:
        for run in str(detail["leaves"]).split(","):
            first, _, last = run.partition("-")
            yield from range(int(first), int(last or first) + 1)
    except (KeyError, ValueError):
        return


def _end(kind: str, events: QuerySet[Event]) -> int:
    """Delete sealed bodies in portions, each with the event that owns up to it."""
    ended = 0
    sealed = events.exclude(sealed_as=None).exclude(_PROOF).order_by("sealed_as")
    while True:
        with transaction.atomic():
            found = list(sealed.values_list("pk", "sealed_as")[:AT_ONCE])
            if not found:
                return ended
            Event.objects.filter(pk__in=[pk for pk, _ in found]).delete()
            numbers = [int(number or 0) for _, number in found]
            trail.record(
                ENDED,
                about="log",
                by=None,
                detail={
                    "kind": kind,
                    "count": len(numbers),
                    "leaves": runs_of(numbers),
                },
            )
            ended += len(found)


def _after(through: date) -> datetime:
    return clock.moment(through + timedelta(days=1), 0)
