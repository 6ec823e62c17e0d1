"""What does a new edition do to people's rights, and whose? (P14)

A change extends rights, leaves them alone, or reduces them. Keeping a record longer
reduces privacy, and keeping it shorter reduces what a child can ask for later, so both
reduce. What cannot be told for certain counts as reducing. What the law or a court
demands counts for everybody, and the edition says which.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

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
    found = [
        _under_the_law(change, new)
        for changes in COMPARISONS
        for change in changes(old, new)
    ]
    return tuple(sorted(found, key=lambda change: ORDER[change.effect]))


def _under_the_law(change: Change, new: Edition) -> Change:
    """Mark a reduction that an edition says the law or a court demands (PV-5)."""
    override = new.document.legal_override.get(change.about)
    if override is None or change.effect is not Effect.REDUCES:
        return change
    return replace(change, effect=Effect.LEGAL_OVERRIDE, cites=override.cites)


ORDER = {
    Effect.REDUCES: 0,
    Effect.LEGAL_OVERRIDE: 1,
    Effect.EXTENDS: 2,
    Effect.NEUTRAL: 3,
}
