"""
May what needs somebody's clear yes be used today?

The law asks for a yes in words for medical needs and other sensitive facts. A grown-up
says it for themselves; for a child somebody who holds parental responsibility, or the
child where it understands. When two holders disagree there is no yes, and a person has
to talk to them (CN-1 to CN-5).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinkeeper.rules.dates import birthday
from kinkeeper.rules.source import Source

CLEAR_YES = Source("UK GDPR", "Article 9(2)(a): explicit consent")
GROWN_UP = 18


class Capacity(StrEnum):
    """For whom somebody answers."""

    SELF = "SELF"
    CHILD = "CHILD"
    PARENT = "PARENT"


class Why(StrEnum):
    """Why something may be used, or is locked."""

    YES = "YES"
    NOBODY_ASKED = "NOBODY_ASKED"
    NO_HOLDER = "NO_HOLDER"
    SAID_NO = "SAID_NO"
    TAKEN_BACK = "TAKEN_BACK"
    DISAGREE = "DISAGREE"
    RAN_OUT = "RAN_OUT"
    GREW_UP = "GREW_UP"


@dataclass(frozen=True)
class Subject:
    """The person whom the facts are about. `key` is any word that names them."""

    key: str
    is_child: bool
    born_on: date | None = None


@dataclass(frozen=True)
class Answer:
    """
    What one person said. Days in London.

    `ask_again_on` is the first day on which a yes no longer counts; `ended_on` the day
    on which it was taken back.
    """

    by: str
    capacity: Capacity
    yes: bool
    given_on: date
    ask_again_on: date
    ended_on: date | None = None

    def counts_on(self, day: date) -> bool:
        """Say whether this is a yes that is still good on a day."""
        in_time = self.given_on <= day < self.ask_again_on
        return self.yes and self.ended_on is None and in_time


@dataclass(frozen=True)
class Standing:
    """Whether it may be used, why, and the last day on which that is so."""

    live: bool
    why: Why
    ask_again_on: date | None = None


def grown_up(subject: Subject, day: date) -> bool:
    """Say whether somebody answers for themselves alone. Unknown age: a child."""
    if not subject.is_child:
        return True
    return subject.born_on is not None and birthday(subject.born_on, GROWN_UP) <= day


def standing(
    subject: Subject,
    answers: Iterable[Answer],
    *,
    holders: Collection[str],
    today: date,
) -> Standing:
    """
    Return whether facts about somebody may be used today.

    `holders` name those who hold parental responsibility for a child today. Of each
    person the newest answer counts.
    """
    latest = _newest_of_each(answers)
    own = latest.get(subject.key)
    if own is not None and own.capacity is not Capacity.PARENT:
        return _of_one(own, today)
    others = [a for a in latest.values() if a.by != subject.key]
    if grown_up(subject, today):
        return Standing(False, Why.GREW_UP if others else Why.NOBODY_ASKED)
    held = [answer for answer in others if answer.by in holders]
    if not held:
        return Standing(False, Why.NO_HOLDER if others else Why.NOBODY_ASKED)
    return _of_holders(held, today)


def _of_holders(held: list[Answer], today: date) -> Standing:
    against = [a for a in held if not a.yes or a.ended_on is not None]
    agreed = [a for a in held if a.counts_on(today)]
    if against and agreed:
        return Standing(False, Why.DISAGREE)
    if against:
        return _of_one(against[0], today)
    if not agreed:
        return Standing(False, Why.RAN_OUT)
    return Standing(True, Why.YES, max(a.ask_again_on for a in agreed))


def _of_one(answer: Answer, today: date) -> Standing:
    if not answer.yes:
        return Standing(False, Why.SAID_NO)
    if answer.ended_on is not None:
        return Standing(False, Why.TAKEN_BACK)
    if not answer.counts_on(today):
        return Standing(False, Why.RAN_OUT)
    return Standing(True, Why.YES, answer.ask_again_on)


def _newest_of_each(answers: Iterable[Answer]) -> dict[str, Answer]:
    latest: dict[str, Answer] = {}
    for answer in answers:
        known = latest.get(answer.by)
        if known is None or answer.given_on >= known.given_on:
            latest[answer.by] = answer
    return latest
