"""L11 to L13: periods that are obeyed as written, but that deserve a second look."""

from collections.abc import Iterator

from kinkeeper.policy.edition import Edition
from kinkeeper.policy.lints.lint import Lint, said, words
from kinkeeper.policy.tables import kept
from kinkeeper.rules.retention import Limit, Record, Row, Then

FOREVER = words(r"(?:indefinitely|for ever|forever|permanently)\b")
CHILDREN_CLAIM_UNTIL = 21
LONG_ENOUGH_YEARS = 3


def lints(edition: Edition) -> Iterator[Lint]:
    """Yield L11, L12 and L13."""
    yield from said(
        edition,
        "L11",
        FOREVER,
        "Storage without an end still needs a look now and then: say when (C-7).",
    )
    for row in edition.schedule.rows:
        yield from _row(edition, row)


def _row(edition: Edition, row: Row) -> Iterator[Lint]:
    where = f"retention.{row.id}"
    if row.limit is Limit.INDEFINITE and row.then is not Then.REVIEW:
        yield Lint("L11", where, f"{where} has no end date and no review (C-7).")
    period = row.period(edition.settings)
    if period is None:
        return
    long = kept(row, edition.schedule).lower()
    if row.kind == Record.CASE_FILE and period.years < LONG_ENOUGH_YEARS:
        yield Lint(
            "L12",
            where,
            f"{where} keeps {long}. A child can claim until {CHILDREN_CLAIM_UNTIL}: "
            "proof of who came may be gone long before.",
        )
    if row.kind == Record.PARENTAL_LEAVE and period.until_age is None:
        yield Lint(
            "L13",
            where,
            f"{where} keeps {long}, but unpaid leave may now be taken until the child "
            "is 18 (A8).",
        )
