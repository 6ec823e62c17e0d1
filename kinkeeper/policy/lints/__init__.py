"""What the controller should look at in an edition. Warnings: none stops it.

The ids L1 to L17 are those of the legal survey; the others are ours. A lint is a
sentence for the person who answers for the policy, and says what to do about it.
"""

from collections.abc import Callable, Iterator

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.lints import browsing, kept, law, naming, ties, whole
from kinkeeper.policy.lints.lint import Lint

__all__ = ["Lint", "lints"]

FAMILIES: tuple[Callable[[Edition], Iterator[Lint]], ...] = (
    browsing.lints,
    naming.lints,
    whole.lints,
    kept.lints,
    law.lints,
    ties.lints,
)


def lints(edition: Edition) -> tuple[Lint, ...]:
    """Return everything in an edition that its controller should look at."""
    found = [lint for family in FAMILIES for lint in family(edition)]
    return tuple(sorted(found, key=lambda lint: (_number(lint.id), lint.where)))


def _number(lint_id: str) -> tuple[int, str]:
    digits = lint_id.removeprefix("L")
    return (int(digits), "") if digits.isdigit() else (99, lint_id)
