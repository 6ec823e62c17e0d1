"""
When is a family looked at again, and what may a person decide then?

After three months and after six, counted from the first time together; then whenever
the last look said. Staying longer than six months takes an exception in writing (R23).
Nothing here changes anything by itself: a named person decides (P11d).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinkeeper.rules.dates import add_months
from kinkeeper.rules.decision import Decision, Reason
from kinkeeper.rules.source import Source

REVIEW = Source("Centre practice", "R23: a look after three and six months")
LONGER = Source("Centre practice", "R23: longer than six months is an exception")
APART = Source("Centre practice", "Each side is heard by itself")
RISKS = Source("Centre practice", "R3: the risks are assessed for this kind of contact")
FIRST_MONTHS, LAST_MONTHS, MOST_BETWEEN = 3, 6, 3

# How closely somebody is with the family, the closest first.
CLOSENESS = {"supervised": 4, "escorted": 4, "online": 3, "supported": 2, "handover": 1}


class Step(StrEnum):
    """What a person decides."""

    STAY = "STAY"
    DOWN = "DOWN"
    UP = "UP"
    MOVE_ON = "MOVE_ON"


@dataclass(frozen=True)
class Facts:
    """
    Everything the decision depends on. Days in London.

    `heard` says whether both sides were heard or why one was not is written down.
    `risks_fit`: a signed risk assessment for the new kind of contact does not stop it.
    """

    step: Step
    first_on: date
    today: date
    service: str
    new_service: str
    next_on: date | None
    heard: bool
    exception: bool
    risks_fit: bool


def due_days(first_on: date) -> tuple[date, date]:
    """Return the days of the two looks that every family has."""
    return add_months(first_on, FIRST_MONTHS), add_months(first_on, LAST_MONTHS)


def decide(facts: Facts) -> Decision:
    """Refuse a decision that is not complete, with every reason; otherwise allow it."""
    return Decision.of(refusals=tuple(_refusals(facts)))


def _refusals(facts: Facts) -> Iterator[Reason]:
    if not facts.heard:
        text = "Hear each side by itself, or write down why one could not be heard."
        yield Reason(text, APART)
    if facts.step is Step.MOVE_ON:
        return
    yield from _of_days(facts)
    yield from _of_kind(facts)


def _of_days(facts: Facts) -> Iterator[Reason]:
    latest = add_months(facts.today, MOST_BETWEEN)
    if facts.next_on is None or not facts.today < facts.next_on <= latest:
        text = f"Say when you look again: within {MOST_BETWEEN} months."
        yield Reason(text, REVIEW)
    over = add_months(facts.first_on, LAST_MONTHS)
    if facts.today >= over and not facts.exception:
        text = "Six months have passed. Write down why this family stays longer."
        yield Reason(text, LONGER)


def _of_kind(facts: Facts) -> Iterator[Reason]:
    if facts.step is Step.STAY:
        if facts.new_service != facts.service:
            text = "To stay means the same kind of contact."
            yield Reason(text, REVIEW)
        return
    before, after = CLOSENESS[facts.service], CLOSENESS[facts.new_service]
    if facts.step is Step.DOWN and after >= before:
        yield Reason("A step down means somebody is less close by.", REVIEW)
    if facts.step is Step.UP and after <= before:
        yield Reason("A step up means somebody is closer by.", REVIEW)
    if not facts.risks_fit:
        text = "First assess the risks for the new kind of contact, and sign."
        yield Reason(text, RISKS)
