"""
The post round: hand over what is due, one row at a time.

A row is claimed with a lease before it is handed over and marked after. When the
process dies in between, the lease runs out and the row is handed over again under the
same Message-ID: nothing is lost, and a copy can be recognised.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from django.db.models import Q

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.mail import transport
from kinkeeper.foundation.mail.models import Letter, Outgoing, Text

LEASE = timedelta(minutes=2)
TRIES = 12

O = TypeVar("O", bound=Outgoing)  # noqa: E741


@dataclass
class Round:
    sent: int = 0
    put_off: int = 0
    given_up: int = 0


def deliver_due(now: datetime, *, most: int = 200) -> Round:
    """Hand over everything that is due, at most `most` of each sort."""
    done = Round()
    _deliver(Letter, transport.hand_over_letter, now, most, done)
    _deliver(Text, transport.hand_over_text, now, most, done)
    return done


def _deliver(
    model: type[O],
    hand_over: Callable[[O], None],
    now: datetime,
    most: int,
    done: Round,
) -> None:
    for _ in range(most):
        item = _claim(model, now)
        if item is None:
            return
        try:
            hand_over(item)
        except transport.HandoverError as error:
            _put_off(item, error, now, done)
        else:
            _mark_sent(item, now)
            done.sent += 1


def _claim(model: type[O], now: datetime) -> O | None:
    due = Q(state="QUEUED", next_try_at__lte=now) | Q(
        state="SENDING", lease_until__lt=now
    )
    for item in model.objects.filter(due).order_by("pk")[:5]:  # type: ignore[attr-defined]
        claimed = model.objects.filter(due, pk=item.pk).update(  # type: ignore[attr-defined]
            state="SENDING", lease_until=now + LEASE, attempts=item.attempts + 1
        )
        if claimed:
            item.refresh_from_db()
            return item
    return None


@trail.command
def _mark_sent(item: Outgoing, now: datetime) -> None:
    # Address and words have done their work; the row keeps that it was sent.
    type(item).objects.filter(pk=item.pk, state="SENDING").update(  # type: ignore[attr-defined]
        state="SENT", sent_at=now, lease_until=None, sealed=b"", last_fault=""
    )
    trail.record("mail.sent", about=item, by=None)


@trail.command
def _put_off(
    item: Outgoing, error: transport.HandoverError, now: datetime, done: Round
) -> None:
    final = error.final or item.attempts >= TRIES
    state = "GAVE_UP" if final else "QUEUED"
    wait = timedelta(minutes=min(2**item.attempts, 240))
    type(item).objects.filter(pk=item.pk, state="SENDING").update(  # type: ignore[attr-defined]
        state=state,
        lease_until=None,
        next_try_at=now + wait,
        last_fault=error.fault[:60],
    )
    done.given_up += final
    done.put_off += not final
    trail.record(
        "mail.given-up" if final else "mail.put-off",
        about=item,
        by=None,
        detail={"fault": error.fault, "attempts": item.attempts},
    )
