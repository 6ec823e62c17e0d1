"""Making, re-wrapping and shredding containers.

Shredding cannot be undone. It empties the wrapped key in the database; copies of the
wrapped key in backups die with the epoch key that wrapped them.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from kinkeeper.foundation.vault import epochs, sealing
from kinkeeper.foundation.vault.models import Container

AT_ONCE = 1500


def make(kind: str, *, now: datetime) -> Container:
    """Make a container with a fresh key."""
    container = Container(kind=kind, made_at=now, epoch=epochs.current())
    data_key = sealing.new_key()
    container.wrapped = sealing.wrap(data_key, container.epoch, container.key)
    container.save()
    container._data_key = data_key
    return container


def shared(kind: str, *, now: datetime) -> Container:
    """Return the one living container for things that belong to no case."""
    found = Container.objects.filter(kind=kind, shredded_at=None).order_by("pk").first()
    return found or make(kind, now=now)


def shred(container: Container, *, now: datetime) -> None:
    """Destroy a container's key. Its words and files can never be read again."""
    Container.objects.filter(pk=container.pk).update(wrapped=b"", shredded_at=now)
    container.wrapped, container.shredded_at = b"", now
    for ready in ("_data_key", "_cipher"):
        container.__dict__.pop(ready, None)


def shred_many(containers: Iterable[Container], *, now: datetime) -> None:
    """Destroy many keys at one moment, in one statement."""
    keys = [container.pk for container in containers]
    Container.objects.filter(pk__in=keys).update(wrapped=b"", shredded_at=now)


def rewrap_all(epoch: int) -> int:
    """Wrap every living container's key with `epoch`'s key. Returns how many moved."""
    moved = 0
    while count := _rewrap_some(epoch):
        moved += count
    return moved


@transaction.atomic
def _rewrap_some(epoch: int) -> int:
    """Move one batch, locked: a key shredded meanwhile must not be written back."""
    living = Container.objects.filter(shredded_at=None).exclude(epoch=epoch)
    some = list(living.select_for_update().order_by("pk")[:AT_ONCE])
    for container in some:
        data_key = container.data_key()
        container.wrapped = sealing.wrap(data_key, epoch, container.key)
        container.epoch = epoch
    Container.objects.bulk_update(some, ["wrapped", "epoch"], batch_size=300)
    return len(some)
