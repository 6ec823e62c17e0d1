"""
The published editions, and which of them counts for what.

A person keeps the kinder rule until they agree (P14): what was collected under one
edition stays under its rows, except where a later edition takes nothing away.
"""

from dataclasses import replace
from datetime import date
from functools import lru_cache

from kinkeeper.policy import calendar, pinning, shelf
from kinkeeper.policy import edition as compiled
from kinkeeper.policy.comparison import Change, compare
from kinkeeper.policy.edition import Edition
from kinkeeper.rules.retention import Schedule


def editions() -> tuple[Edition, ...]:
    """Return every published edition, the first to count first."""
    return compiled.published()


def edition_of(version: str) -> Edition:
    """Return a published edition by its version, or raise KeyError."""
    return _by_version(shelf.mark())[version]


def collected_under(day: date) -> Edition:
    """Return the edition that counted on a day in London; the first for older days."""
    return compiled.counting_on(day, editions())


def schedule_for(pinned: str) -> Schedule:
    """
    Return the retention table, today, for what was collected under an edition.

    The same object all day, so that it may serve as a key. Raises KeyError for an
    edition that was never published.
    """
    return _schedule(pinned, shelf.mark(), calendar.today())


def kept_under(pinned: str) -> Edition:
    """Return the pinned edition with the table that counts today for what it holds."""
    return replace(edition_of(pinned), schedule=schedule_for(pinned))


def changes_for(pinned: str, new: Edition) -> tuple[Change, ...]:
    """Return what an edition changes for somebody whose information is pinned."""
    return compare(kept_under(pinned), new)


def after(pinned: Edition, upto: date) -> tuple[Edition, ...]:
    """Return the editions that came after one and count by a day."""
    start = pinned.effective_from, pinned.published_on, pinned.version
    return tuple(
        each
        for each in editions()
        if (each.effective_from, each.published_on, each.version) > start
        and each.effective_from <= upto
    )


@lru_cache(maxsize=256)
def _schedule(pinned: str, mark: shelf.Mark, today: date) -> Schedule:
    first = _by_version(mark)[pinned]
    return pinning.composed((first, *after(first, today)))


@lru_cache(maxsize=8)
def _by_version(mark: shelf.Mark) -> dict[str, Edition]:
    """Return editions by version, those too that an own first file has replaced."""
    replaced = [compiled.load(file) for file in shelf.shipped_files()]
    return {each.version: each for each in (*replaced, *editions())}
