"""
The policy page: the edition in force, made readable (P6, K2).

Nothing on it is typed by hand that the rules know. The prose is the edition's own with
its numbers filled in, and the tables are the rows that the sweep, the gate, the clocks
and the cookie guard obey.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

from kinkeeper.policy import edition
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.shapes.clauses import Clause
from kinkeeper.policy.tables import Table
from kinkeeper.rules.retention import Row
from kinkeeper.website.queries.ledger import Shown

# HTML in the prose is shown as text, never obeyed.
_MARKDOWN = MarkdownIt("commonmark", {"html": False})
RULE = "Rule"

# The promises of each clause of an edition, as the ledger has them.
Evidence = Callable[[Edition], Mapping[str, Sequence[Shown]]]


@dataclass(frozen=True)
class ShownRow:
    """One row: each cell with the heading it stands under, and where links lead."""

    cells: Sequence[tuple[str, str]]
    anchor: str = ""
    rule_anchor: str = ""


@dataclass(frozen=True)
class ShownTable:
    caption: str
    headings: Sequence[str]
    rows: Sequence[ShownRow]


@dataclass(frozen=True)
class ShownClause:
    id: str
    title: str
    summary: str
    text: SafeString
    does: str
    tables: Sequence[ShownTable]
    # The number of the section of the centre's own paper that the clause stands for.
    section: str
    promises: Sequence[Shown]
    # The oldest of these checks, as in London; None: one is still to come.
    checked_at: datetime | None


@dataclass(frozen=True)
class PolicyPage:
    title: str
    version: str
    sha256: str
    published_on: date
    effective_from: date
    clauses: Sequence[ShownClause]


def policy_page(
    of: Edition | None = None, *, evidence: Evidence | None = None
) -> PolicyPage:
    """Return the page of the edition in force, or of another one.

    `evidence` gives what the last checks found for each clause.
    """
    shown = of or edition.in_force()
    found = evidence(shown) if evidence else {}
    return PolicyPage(
        title=shown.title,
        version=shown.version,
        sha256=shown.sha256,
        published_on=shown.published_on,
        effective_from=shown.effective_from,
        clauses=[
            _clause(shown, each, found.get(each.id, ())) for each in shown.clauses
        ],
    )


def _clause(shown: Edition, each: Clause, found: Sequence[Shown]) -> ShownClause:
    return ShownClause(
        id=each.id,
        title=each.title,
        summary=each.summary,
        text=mark_safe(_MARKDOWN.render(each.body)),  # noqa: S308
        does=each.does,
        tables=[_table(shown, name) for name in each.tables],
        section=each.id,
        promises=found,
        checked_at=_oldest(found),
    )


def _oldest(found: Sequence[Shown]) -> datetime | None:
    times = [promise.checked_at for promise in found]
    told = [time for time in times if time is not None]
    return min(told) if told and len(told) == len(times) else None


def _table(shown: Edition, name: str) -> ShownTable:
    table = shown.table(name)
    kept = {
        "retention": shown.schedule.rows,
        "additional": shown.schedule.additional,
    }.get(name)
    if kept is not None:
        return _with_rules(table, kept)
    rows = [ShownRow(_cells(table, cells)) for cells in table.rows]
    return ShownTable(table.caption, table.headings, rows)


def _with_rules(table: Table, kept: Sequence[Row]) -> ShownTable:
    """Add to each row the rule behind it, and the names that links use."""
    seen: set[str] = set()
    rows = []
    for cells, row in zip(table.rows, kept, strict=True):
        # Several rows may share a rule: `#P9e` leads to the first of them.
        first = row.rule if row.rule not in seen and row.rule != row.id else ""
        seen.add(row.rule)
        rows.append(ShownRow((*_cells(table, cells), (RULE, row.id)), row.id, first))
    return ShownTable(table.caption, (*table.headings, RULE), rows)


def _cells(table: Table, cells: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple(zip(table.headings, cells, strict=True))
