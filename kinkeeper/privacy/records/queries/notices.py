"""
What must be seen first where the day of those who look after records begins.

An app above adds a source when Django starts, in its `apps.ready()`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kinkeeper.foundation.accounts.models import Account


@dataclass(frozen=True)
class Notice:
    """One thing: what is the matter, what to do, and where."""

    title: str
    detail: str
    url: str


Source = Callable[[Account], Iterable[Notice]]

_sources: list[Source] = []


def add(source: Source) -> None:
    _sources.append(source)


def notices(*, viewer: Account) -> list[Notice]:
    """Return what this person must see first; empty on a good day."""
    return [notice for source in _sources for notice in source(viewer)]
