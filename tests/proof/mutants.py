"""
The policy, damaged on purpose: one small thing at a time.

Each period a day longer and a day shorter, each exception dropped, each decision turned
round, each number one more and one less. A damage that no question notices would mean
that somebody could change that number and nothing would tell.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field, fields, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any

from kinkeeper.policy.edition import Edition
from kinkeeper.rules.disclosure import deciding
from kinkeeper.rules.disclosure.answer import Answer
from kinkeeper.rules.disclosure.words import Channel, Decision
from kinkeeper.rules.periods import Period
from kinkeeper.rules.retention import Limit, Record, Row, Then

DAY = timedelta(days=1)
# Rules that can end in one way only: to say always that is no damage.
ONLY = {
    "lead_block": Decision.HOLD,
    "access_request": Decision.REFER,
    "no_report": Decision.REFUSE,
    "barred": Decision.REFUSE,
    "no_standing": Decision.REFUSE,
}


@dataclass(frozen=True)
class Mutant:
    """One damage: its name, the edition that has it, and code to swap meanwhile."""

    name: str
    topic: str
    edition: Edition
    meanwhile: Callable[[], AbstractContextManager[None]] = field(default=nullcontext)


@dataclass(frozen=True)
class Shifted(Period):
    """A period that ends some days later, or earlier, than it says."""

    shift: int = 0

    def last_day(self, start: date) -> date:
        return super().last_day(start) + self.shift * DAY


def mutants(edition: Edition) -> Iterator[Mutant]:
    """Yield every damaged edition."""
    yield from _periods(edition)
    yield from _rows(edition)
    yield from _exceptions(edition)
    yield from _settings(edition)
    yield from _holds(edition)
    yield from _clocks(edition)
    yield from _gate_numbers(edition)
    yield from _gate_decisions(edition)
    yield from _practice(edition)


def _with_row(edition: Edition, old: Row, **changes: Any) -> Edition:
    def swapped(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(replace(r, **changes) if r is old else r for r in rows)

    schedule = edition.schedule
    return replace(
        edition,
        schedule=replace(
            schedule,
            rows=swapped(schedule.rows),
            additional=swapped(schedule.additional),
        ),
    )


def _every_row(edition: Edition) -> tuple[Row, ...]:
    return (*edition.schedule.rows, *edition.schedule.additional)


def _periods(edition: Edition) -> Iterator[Mutant]:
    for row in _every_row(edition):
        for shift in (-1, 1) if row.keep else ():
            assert row.keep is not None
            said = {f.name: getattr(row.keep.period, f.name) for f in fields(Period)}
            keep = replace(row.keep, period=Shifted(**said, shift=shift))
            way = "a day longer" if shift > 0 else "a day shorter"
            topic = "retention" if row in edition.schedule.rows else "table"
            yield Mutant(f"{row.id}: {way}", topic, _with_row(edition, row, keep=keep))


def _rows(edition: Edition) -> Iterator[Mutant]:
    for row in _every_row(edition):
        then = Then.REVIEW if row.then is not Then.REVIEW else Then.DESTROY
        changes: dict[str, Any] = {
            "then": then,
            "besides": not row.besides,
            "while_trading": not row.while_trading,
            "free_at_start": not row.free_at_start,
            "keeps": () if row.keeps else ("everything",),
        }
        if row.keep:
            other = Limit.MINIMUM if row.limit is Limit.MAXIMUM else Limit.MAXIMUM
            changes["limit"] = other
        for name, value in changes.items():
            mutant = _with_row(edition, row, **{name: value})
            yield Mutant(f"{row.id}: {name} turned round", "table", mutant)


def _exceptions(edition: Edition) -> Iterator[Mutant]:
    for row in edition.schedule.rows:
        for fact in row.when:
            when = {name: each for name, each in row.when.items() if name != fact}
            yield Mutant(
                f"{row.id}: no longer looks at {fact}",
                "retention",
                _with_row(edition, row, when=when),
            )


def _settings(edition: Edition) -> Iterator[Mutant]:
    settings = edition.schedule.settings
    for part in fields(settings):
        for value in _others(getattr(settings, part.name)):
            changed = edition.schedule.under(replace(settings, **{part.name: value}))
            yield Mutant(
                f"setting {part.name} = {value}",
                "retention",
                replace(edition, schedule=changed),
            )


def _holds(edition: Edition) -> Iterator[Mutant]:
    schedule = edition.schedule
    for kind, hold in schedule.holds.items():
        changes: Mapping[str, Any] = {
            "tail": not hold.tail,
            "stops_certificate": not hold.stops_certificate,
            "only_for": () if hold.only_for else (Record.ACCIDENT,),
        }
        for name, value in changes.items():
            if kind == "dbs_dispute" and name == "tail":
                continue  # It reaches certificates only, and on those nothing hangs on.
            changed = replace(
                schedule, holds={**schedule.holds, kind: replace(hold, **{name: value})}
            )
            yield Mutant(
                f"hold {kind}: {name} turned round",
                "retention",
                replace(edition, schedule=changed),
            )


def _clocks(edition: Edition) -> Iterator[Mutant]:
    for name, value in _parts(edition.limits):
        changed = replace(edition, limits=replace(edition.limits, **{name: value}))
        yield Mutant(f"clock {name} = {value}", "clock", changed)


def _gate_numbers(edition: Edition) -> Iterator[Mutant]:
    gate = edition.gate
    for name, value in _parts(gate):
        changed = replace(edition, gate=replace(gate, **{name: value}))
        yield Mutant(f"gate {name} = {value}", "release", changed)
    everything = replace(gate, channels=tuple(Channel))
    yield Mutant(
        "gate: every channel is secure", "release", replace(edition, gate=everything)
    )
    for payer in gate.payers_person:
        kept = {k: p for k, p in gate.payers_person.items() if k is not payer}
        changed = replace(edition, gate=replace(gate, payers_person=kept))
        yield Mutant(f"gate: {payer} decides nothing", "release", changed)
    for name, step in gate.steps.items():
        if name in {"two_orders", "private"}:
            continue  # They lend only their law to another step.
        steps = {**gate.steps, name: replace(step, rule="P0")}
        changed = replace(edition, gate=replace(gate, steps=steps))
        yield Mutant(f"gate: {name} names another rule", "release", changed)


def _gate_decisions(edition: Edition) -> Iterator[Mutant]:
    for rule in deciding.ORDER:
        rest = tuple(each for each in deciding.ORDER if each is not rule)
        yield Mutant(
            f"gate: {rule.__name__} left out", "release", edition, _order_of(rest)
        )
        for decision in Decision:
            if ONLY.get(rule.__name__) is decision:
                continue
            turned = tuple(
                _turned(each, decision) if each is rule else each
                for each in deciding.ORDER
            )
            yield Mutant(
                f"gate: {rule.__name__} always says {decision}",
                "release",
                edition,
                _order_of(turned),
            )


def _turned(rule: deciding.Rule, decision: Decision) -> deciding.Rule:
    def turned(question: Any, gate: Any) -> Answer | None:
        answer = rule(question, gate)
        return answer and replace(answer, decision=decision)

    return turned


def _order_of(
    order: tuple[deciding.Rule, ...],
) -> Callable[[], AbstractContextManager[None]]:
    @contextmanager
    def meanwhile() -> Iterator[None]:
        before = deciding.ORDER
        deciding.ORDER = order
        try:
            yield
        finally:
            deciding.ORDER = before

    return meanwhile


def _practice(edition: Edition) -> Iterator[Mutant]:
    for name, value in _parts(edition.practice):
        practice = replace(edition.practice, **{name: value})
        document = replace(edition.document, practice=practice)
        yield Mutant(
            f"practice {name} = {value}", "table", replace(edition, document=document)
        )


def _parts(whole: Any) -> Iterator[tuple[str, Any]]:
    for part in fields(whole):
        for value in _others(getattr(whole, part.name)):
            yield part.name, value


def _others(value: Any) -> list[Any]:
    """Return what could stand there instead."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value - 1, value + 1]
    if isinstance(value, date):
        return [value - DAY, value + DAY]
    if isinstance(value, Enum):
        return [other for other in type(value) if other is not value]
    if isinstance(value, tuple):
        return [tuple(v for v in value if v is not each) for each in value]
    return [f"not {value}"] if isinstance(value, str) else []
