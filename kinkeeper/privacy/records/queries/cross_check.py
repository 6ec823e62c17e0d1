"""
Does what is stored about each record still agree with the facts?

Every command that changes a fact rewrites the promises in its transaction. This is the
second look, which finds what a command forgot: records without a promise, promises
whose facts have changed since, promises about records that are gone, and promises
under a row that no edition has. The first pass is one statement over the whole table,
the second works the facts out again, record by record.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain, islice
from zlib import crc32

from django.db.models import Q

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.facts import CaseOnFile, Told, told_alone
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.obligations import (
    KINDS_OF_THE_RULES,
    facts_of,
    should_be,
)
from kinkeeper.privacy.records.queries import misfits

MOST = 200
NIGHT = 2
IN_STEPS_OF = 500


@dataclass(frozen=True)
class Difference:
    """One record about which table and facts disagree, and how, in a sentence.

    `by_time`: nothing was forgotten; a day has come that was on file before.
    """

    record: str
    kind: str
    reference: str
    what: str
    case_id: int | None = None
    by_time: bool = False


def cross_check(
    *, today: date | None = None, part: int = 0, of: int = 1, most: int = MOST
) -> list[Difference]:
    """
    Return where table and facts disagree today, `most` at the most.

    `part` and `of` share the second pass out over several nights: 2 and 7 look at the
    third seventh of the records.
    """
    day = today or clock.today()
    found = chain(
        (Difference(*each) for each in misfits.misfits()),
        _of_cases(day, part, of),
        _lone(day, part, of),
        _left_over(part, of),
    )
    return list(islice(found, most))


def _of_cases(today: date, part: int, of: int) -> Iterator[Difference]:
    """Look at every record of every case, with all that is stored of the case."""
    cases = Case.objects.select_related("container", "reports_container")
    for case in cases.order_by("pk").iterator(IN_STEPS_OF):
        if case.pk % of != part:
            continue
        kept = _by_record(case.obligations.filter(kind__in=KINDS_OF_THE_RULES))
        on_file = CaseOnFile(case, today)
        for holding in on_file.holdings:
            rows = kept.pop(holding.record, [])
            yield from _compared(on_file.told_of(holding), rows, today)
        for record, rows in kept.items():
            if register.lone_record(record) is None:
                yield _gone(rows[0])


def _lone(today: date, part: int, of: int) -> Iterator[Difference]:
    """Look at every record that stands for itself."""
    mine = (name for name in register.lone_names() if _share(name, of) == part)
    while some := list(islice(mine, IN_STEPS_OF)):
        kept = _by_record(Obligation.objects.filter(record__in=some))
        for name in some:
            lone = register.lone_record(name)
            if lone is not None:
                yield from _compared(told_alone(lone, today), kept.get(name, []), today)


def _left_over(part: int, of: int) -> Iterator[Difference]:
    """Look for promises about lone records that are gone."""
    held = set(register.lone_names())
    alone = Obligation.objects.filter(Q(case=None) | ~Q(kind__in=KINDS_OF_THE_RULES))
    for row in alone.order_by("record", "pk").iterator(IN_STEPS_OF):
        if _share(row.record, of) == part and row.record not in held:
            yield _gone(row)


def _compared(told: Told, kept: list[Obligation], today: date) -> Iterator[Difference]:
    holding, case = told.holding, told.case
    reference = holding.reference or (case.reference if case else "")
    said: list[str] = []
    by_time = False
    if not kept:
        said.append("Nothing says how long this record is kept.")
    else:
        fresh = should_be(told, kept, today=today, now=clock.moment(today, NIGHT))
        gone = case is not None and case.file_destroyed_on is not None
        if gone and {row.row for row in kept} == {row.row for row in fresh}:
            return
        if facts_of(kept) != facts_of(fresh):
            by_time = {r.facts_sha256 for r in kept} == {r.facts_sha256 for r in fresh}
            said.append(
                "A day has come that moves its date."
                if by_time
                else "Its facts changed, and its date was not worked out again."
            )
    for what in said:
        yield Difference(
            holding.record,
            holding.kind,
            reference,
            what,
            case.pk if case else None,
            by_time,
        )


def _gone(row: Obligation) -> Difference:
    what = "This record is gone, and something still says how long it is kept."
    return Difference(row.record, row.kind, row.reference, what, row.case_id)


def _by_record(rows: Iterable[Obligation]) -> dict[str, list[Obligation]]:
    kept: dict[str, list[Obligation]] = {}
    for row in rows:
        kept.setdefault(row.record, []).append(row)
    return kept


def _share(record: str, of: int) -> int:
    return crc32(record.encode()) % of
