"""Every record must have exactly one rule, whatever the facts.

The check tries every combination of the declared facts. A gap would leave a record that
nothing may ever destroy; an overlap would let chance decide.
"""

from collections.abc import Iterator
from itertools import product

from kinkeeper.policy.compiling import RECORDS
from kinkeeper.policy.shapes.document import Document
from kinkeeper.policy.shapes.records import RetentionRow
from kinkeeper.rules.retention import Limit, Row, Schedule, Settings
from kinkeeper.rules.retention.facts import KNOWN_FACTS
from kinkeeper.rules.retention.schedule import Fact, Facts


def defects(document: Document, schedule: Schedule) -> Iterator[str]:
    """Yield gaps, overlaps and rows that name what is not there."""
    yield from _facts(document)
    for name, row in document.retention.items():
        yield from _row(document, name, row)
    rows = (*schedule.rows, *schedule.additional)
    for kind in document.record:
        yield from _partition(document, kind, [r for r in rows if r.kind == kind])


def combinations(document: Document, kind: str) -> Iterator[Facts]:
    """Yield every combination of the facts that are declared for a kind of record."""
    names = [name for name in document.record[kind].facts if name in document.fact]
    for values in product(*(document.fact[name].values for name in names)):
        yield dict(zip(names, values, strict=True))


def _facts(document: Document) -> Iterator[str]:
    for name, fact in document.fact.items():
        known = KNOWN_FACTS.get(name, ())
        if set(fact.values) != set(known):
            yield f"fact.{name} can be {_list(known)}, but not {_list(fact.values)}."
    for kind, record in document.record.items():
        for name in record.facts:
            if name not in document.fact:
                yield f"record.{kind} looks at the fact {name}, which is not declared."
    for kind in sorted(RECORDS - set(document.record)):
        yield f"record.{kind} is missing."


def _row(document: Document, name: str, row: RetentionRow) -> Iterator[str]:
    where = f"retention.{name}"
    record = document.record.get(row.kind)
    if record is None:
        yield f"{where} is about {row.kind}, which is no declared kind of record."
        return
    for fact, value in row.when.items():
        if fact not in record.facts:
            yield f"{where} looks at {fact}, which {row.kind} does not declare."
        elif fact in document.fact and value not in document.fact[fact].values:
            yield f"{where} waits for {fact} to be {value}, which it never is."
    yield from _terms(document, where, row)


def _terms(document: Document, where: str, row: RetentionRow) -> Iterator[str]:
    if row.trigger not in document.trigger:
        yield f"{where} counts from {row.trigger}, which is no declared trigger."
    if row.basis not in document.basis:
        yield f"{where} rests on the basis {row.basis}, which is not declared."
    if (row.limit is Limit.INDEFINITE) == (row.keep is not None):
        yield f"{where} must have either a period or no end date."
    if row.keep and row.keep.years_setting and not _is_number(row.keep.years_setting):
        yield f"{where} takes its years from {row.keep.years_setting}, no such setting."


def _is_number(setting: str) -> bool:
    hints = Settings.__annotations__
    return hints.get(setting) in (int, "int")


def _partition(document: Document, kind: str, rows: list[Row]) -> Iterator[str]:
    governing = [row for row in rows if not row.besides]
    for facts in combinations(document, kind):
        found = [row.id for row in governing if row.applies_to(kind, facts)]
        if not found:
            yield f"Gap: no row says how long {_record(kind, facts)} is kept."
        if len(found) > 1:
            all_of, record = _list(found), _record(kind, facts)
            yield f"Overlap: {all_of} all say how long {record} is kept."


def _record(kind: str, facts: Facts) -> str:
    told = ", ".join(f"{name} = {value}" for name, value in facts.items())
    return f"{kind} with {told}" if told else kind


def _list(values: "tuple[Fact, ...] | list[str]") -> str:
    return ", ".join(str(value) for value in values) or "nothing"
