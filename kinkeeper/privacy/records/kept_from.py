"""
Records that are kept from somebody who may otherwise know of their kind.

A worry about a worker is hidden from that worker, also when they lead safeguarding. The
app that holds such records tells which; every list of records leaves them out.
"""

from collections.abc import Callable, Iterable

from kinkeeper.foundation.accounts.models import Account

# `fn(viewer)` yields the names of records, as `trail.name_of` writes them.
Find = Callable[[Account], Iterable[str]]

_finds: list[Find] = []


def add(find: Find) -> None:
    _finds.append(find)


def kept_from(viewer: Account) -> frozenset[str]:
    """Return the names of the records of which this viewer may not learn."""
    return frozenset(name for find in _finds for name in find(viewer))
