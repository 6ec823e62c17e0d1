"""What does a new edition do to people's rights, and whose? (P14)

A change extends rights, leaves them alone, or reduces them. Keeping a record longer
reduces privacy, and keeping it shorter reduces what a child can ask for later, so both
reduce. What cannot be told for certain counts as reducing.
"""

from collections.abc import Callable, Iterator

from kinkeeper.policy.comparisons import numbers, records, sharing, words
from kinkeeper.policy.comparisons.change import Change, Effect
from kinkeeper.policy.edition import Edition

__all__ = ["Change", "Effect", "compare"]

Comparison = Callable[[Edition, Edition], Iterator[Change]]

COMPARISONS: tuple[Comparison, ...] = (
    records.changes,
    numbers.changes,
    sharing.changes,
    words.changes,
)


def compare(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return every change from `old` to `new`, those that reduce first."""
    found = [change for changes in COMPARISONS for change in changes(old, new)]
    return tuple(sorted(found, key=lambda change: ORDER[change.effect]))


ORDER = {Effect.REDUCES: 0, Effect.EXTENDS: 1, Effect.NEUTRAL: 2}
