"""Clauses and promises that nothing ties to the product."""

from collections.abc import Iterator

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.lints.lint import Lint

# The checks that the product has; it tells them when it starts. Empty: not known here.
checks: set[str] = set()


def lints(edition: Edition) -> Iterator[Lint]:
    """Yield clauses that no promise keeps, and promises that nothing checks."""
    kept = {promise.clause for promise in edition.promises.values()}
    for clause in edition.clauses:
        where = f"clause {clause.id}"
        if clause.id not in kept:
            yield Lint(
                "untied",
                where,
                f"{where}, “{clause.title}”, has no promise that is checked on the "
                "real records.",
            )
    for name, promise in edition.promises.items():
        if checks and promise.check not in checks:
            where = f"promise.{name}"
            yield Lint(
                "untied",
                where,
                f"{where} has a check that is not there: {promise.check}.",
            )
