"""
The kinder rule: one retention table out of several editions (P14, PV-2 to PV-5).

It begins with the table under which something was collected. Of each later edition it
takes what takes nothing away, and what the law or a court demands of everybody. Where
an edition cuts a kind of record into other rows, the rows of that kind stay together,
since half of each would leave gaps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import reduce
from typing import Any

from kinkeeper.policy.comparisons.change import Effect
from kinkeeper.policy.comparisons.numbers import effect_of_number
from kinkeeper.policy.comparisons.records import effect_of_hold, effect_of_row
from kinkeeper.policy.edition import Edition
from kinkeeper.rules.retention import Row, Schedule, Settings


def composed(chain: Sequence[Edition]) -> Schedule:
    """Return the table for what was collected under the first of these editions."""
    return reduce(taken_over, chain[1:], chain[0].schedule)


def taken_over(kept: Schedule, new: Edition) -> Schedule:
    """Return a table with all of a later edition that reduces nobody's rights."""
    given = new.schedule
    forced = new.document.legal_override
    return replace(
        kept,
        rows=tuple(_rows(kept.rows, given.rows, new)),
        additional=tuple(_rows(kept.additional, given.additional, new)),
        settings=_settings(kept.settings, given.settings, new),
        holds={
            kind: given.holds[kind]
            if f"hold.{kind}" in forced
            or effect_of_hold(hold, given.holds[kind]) is not Effect.REDUCES
            else hold
            for kind, hold in kept.holds.items()
        },
        undecided_alert_days=_number(
            "practice.undecided_certificate_alert_days",
            kept.undecided_alert_days,
            given.undecided_alert_days,
            new,
        ),
    )


def _rows(kept: Sequence[Row], given: Sequence[Row], new: Edition) -> Iterator[Row]:
    """Yield the rows in the order of the kept table, new kinds of record last."""
    now = {row.id: row for row in given}
    done: set[str] = set()
    for was in kept:
        before = [row for row in kept if row.kind == was.kind]
        after = [row for row in given if row.kind == was.kind]
        if _cut(before) == _cut(after):
            yield _row(was, now[was.id], new)
        elif not after or not _forced(before + after, new):
            yield was
        elif was.kind not in done:
            yield from after
        done.add(was.kind)
    yield from (row for row in given if row.kind not in done)


def _forced(rows: Sequence[Row], new: Edition) -> bool:
    forced = new.document.legal_override
    return any(f"retention.{row.id}" in forced for row in rows)


def _row(was: Row, now: Row, new: Edition) -> Row:
    if f"retention.{now.id}" in new.document.legal_override:
        return now
    return was if effect_of_row(was, now) is Effect.REDUCES else now


def _cut(rows: Sequence[Row]) -> dict[str, object]:
    """Return how the rows of a kind share out its records among them."""
    return {row.id: (row.when, row.besides) for row in rows}


def _settings(kept: Settings, given: Settings, new: Edition) -> Settings:
    chosen = {
        each.name: _number(
            f"settings.{each.name}",
            getattr(kept, each.name),
            getattr(given, each.name),
            new,
        )
        for each in fields(Settings)
    }
    return Settings(**chosen)


def _number(about: str, was: Any, now: Any, new: Edition) -> Any:
    if was == now or about in new.document.legal_override:
        return now
    return was if effect_of_number(about, was, now) is Effect.REDUCES else now
