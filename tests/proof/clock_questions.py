"""The truth table of clocks: months, pauses, proofs, holidays and hours."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

from kinkeeper.rules import deadlines as d
from tests.proof.clock_by_hand import clock_by_hand
from tests.proof.days_by_hand import DAY

# Ends of months, before holidays, the day on which the law changed, and the day before.
RECEIVED = (
    date(2026, 2, 4),
    date(2026, 2, 5),
    date(2026, 3, 3),
    date(2026, 8, 31),
    date(2026, 11, 25),
    date(2027, 1, 30),
    date(2028, 1, 31),
)


def clock_questions() -> Iterator[d.Question]:
    """Yield every question, each asked around the day on which it turns late."""
    for question in (*_requests(), *_complaints()):
        yield question
        due = clock_by_hand(question).due_on
        for shift in (0, 1) if due else ():
            assert due is not None
            yield replace(question, today=due + shift * DAY)
    yield from _breaches()


def _requests() -> Iterator[d.Question]:
    kinds = [k for k in d.Kind if k not in (d.Kind.COMPLAINT, d.Kind.BREACH)]
    for kind, received, asked, notice, proof in product(
        kinds, RECEIVED, _pauses(), (None, 20, 31, 45), (None, "late", "awaited")
    ):
        answered = None if proof == "awaited" else received + 9 * DAY
        yield d.Question(
            kind=kind,
            today=received + 50 * DAY,
            received_on=received,
            clarifications=tuple(
                d.Clarification(
                    received + first * DAY,
                    None if last is None else received + last * DAY,
                )
                for first, last in asked
            ),
            extension=d.Extension(received + notice * DAY) if notice else None,
            identity=d.Proof(received + DAY, answered) if proof else None,
        )


def _pauses() -> tuple[tuple[tuple[int, int | None], ...], ...]:
    return ((), ((5, 12),), ((5, 12), (12, 20)), ((40, None),), ((3, 3),))


def _complaints() -> Iterator[d.Question]:
    for received in RECEIVED:
        for days in (0, 5, 40):
            yield d.Question(
                kind=d.Kind.COMPLAINT,
                today=received + days * DAY,
                received_on=received,
            )


def _breaches() -> Iterator[d.Question]:
    for aware in (
        datetime(2026, 3, 28, 23, 30, tzinfo=UTC),
        datetime(2026, 12, 24, 9, 0, tzinfo=UTC),
    ):
        for hours in (0, 71, 72, 73):
            now = aware + timedelta(hours=hours)
            yield d.Question(kind=d.Kind.BREACH, aware_at=aware, now=now)
        just = aware + timedelta(hours=72, seconds=1)
        yield d.Question(kind=d.Kind.BREACH, aware_at=aware, now=just)
