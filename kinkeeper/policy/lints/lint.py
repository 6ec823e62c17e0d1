"""One thing to look at, and how the texts of an edition are searched."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kinkeeper.policy.edition import Edition


@dataclass(frozen=True)
class Lint:
    """One thing to look at: which lint, where it lies, and a sentence about it."""

    id: str
    where: str
    sentence: str


def texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield every text that people read, as it was written, with where it stands."""
    document = edition.document
    for clause in document.clause:
        words = (clause.title, clause.summary, clause.body, clause.does)
        yield f"clause {clause.id}", "\n".join(words)
    for name, right in document.right.items():
        yield f"right.{name}", f"{right.title}. {right.plain} {right.article}"
    for name, promise in document.promise.items():
        yield f"promise.{name}", promise.statement
    for name, cookie in document.cookie.items():
        yield f"cookie.{name}", f"{cookie.purpose}. {cookie.holds}"
    for name, record in document.record.items():
        yield f"record.{name}", record.title
    for name, row in document.retention.items():
        yield f"retention.{name}", row.title


def said(
    edition: Edition, lint_id: str, pattern: re.Pattern[str], advice: str
) -> Iterator[Lint]:
    """Yield a lint for each place whose words match, quoting them."""
    for where, text in texts(edition):
        found = pattern.search(" ".join(text.split()))
        if found:
            yield Lint(lint_id, where, f"{where} says “{found.group()}”. {advice}")


def words(*alternatives: str) -> re.Pattern[str]:
    """Return a pattern for any of these, whatever the capitals."""
    return re.compile(rf"\b(?:{'|'.join(alternatives)})", re.IGNORECASE)
