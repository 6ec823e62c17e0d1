"""A lease keeps two processes from doing the same recurring work at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from uuid import uuid4

from django.db.models import Q

from kinkeeper.foundation.sweeps.models import Lease


@contextmanager
def lease(name: str, *, now: datetime, minutes: int) -> Iterator[bool]:
    """Give True when this process holds the work, False when another one does.

    A holder that died loses the lease after `minutes`.
    """
    holder = uuid4().hex
    Lease.objects.get_or_create(name=name, defaults={"until": now})
    free = Q(holder="") | Q(until__lt=now)
    taken = Lease.objects.filter(free, name=name).update(
        holder=holder, until=now + timedelta(minutes=minutes)
    )
    try:
        yield bool(taken)
    finally:
        if taken:
            Lease.objects.filter(name=name, holder=holder).update(holder="", until=now)


def rested(name: str, *, now: datetime, minutes: int) -> bool:
    """Say whether the last sign of life of some work is older than so many minutes."""
    fresh = now - timedelta(minutes=minutes)
    return not Lease.objects.filter(name=name, until__gt=fresh).exists()


def beat(name: str, *, now: datetime) -> None:
    """Leave a sign of life, so that `/readyz` can tell whether the worker runs."""
    Lease.objects.update_or_create(
        name=name, defaults={"holder": "alive", "until": now}
    )
