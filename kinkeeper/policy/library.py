"""
The published editions, and which of them counts for what.

A person keeps the kinder rule until they agree (P14): what was collected under one
edition stays under its rows, except where a later edition takes nothing away.
"""

from datetime import date

from kinkeeper.policy.edition import Edition, in_force
from kinkeeper.rules.retention import Schedule


def editions() -> tuple[Edition, ...]:
    """Return every published edition, the first to count first."""
    return (in_force(),)


def edition_of(version: str) -> Edition:
    """Return a published edition by its version, or raise KeyError."""
    return {each.version: each for each in editions()}[version]


def collected_under(day: date) -> Edition:
    """Return the edition that counted on a day in London; the first for older days."""
    counted = [each for each in editions() if each.effective_from <= day]
    return counted[-1] if counted else editions()[0]


def schedule_for(pinned: str) -> Schedule:
    """Return the retention table, today, for what was collected under an edition."""
    return edition_of(pinned).schedule
