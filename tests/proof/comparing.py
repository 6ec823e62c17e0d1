"""Asking the rules and the second writing the same question."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.policy.edition import Edition
from kinkeeper.rules import deadlines, disclosure, retention
from tests.proof.clock_by_hand import clock_by_hand
from tests.proof.clock_questions import clock_questions
from tests.proof.release_by_hand import release_by_hand
from tests.proof.release_questions import release_questions
from tests.proof.retention_by_hand import retention_by_hand
from tests.proof.retention_questions import retention_questions
from tests.proof.table_by_hand import table_by_hand, table_in_force, table_questions

HOLIDAYS = bank_holidays.published("england-and-wales")
Answer = tuple[object, ...]


@dataclass(frozen=True)
class Topic:
    """What the policy decides: its questions, the rules, the second writing."""

    name: str
    questions: Callable[[], Iterable[Any]]
    decide: Callable[[Any, Edition], Answer]
    by_hand: Callable[[Any], Answer]


def _retention(question: retention.Question, edition: Edition) -> Answer:
    answer = retention.decide(question, edition.schedule)
    return (
        answer.rule,
        str(answer.status),
        answer.anchor,
        answer.retain_until,
        answer.eligible_from,
        answer.dispose_by,
        answer.review_on,
        tuple(answer.keeps),
    )


def _retention_by_hand(question: retention.Question) -> Answer:
    answer = retention_by_hand(question)
    return (
        answer.rule,
        answer.status,
        answer.anchor,
        answer.retain_until,
        answer.eligible_from,
        answer.dispose_by,
        answer.review_on,
        answer.keeps,
    )


def _release(question: disclosure.Question, edition: Edition) -> Answer:
    answer = disclosure.decide(question, edition.gate)
    channel = str(answer.channel) if answer.channel else None
    return (str(answer.decision), answer.rule, tuple(answer.recipients), channel)


def _clock(question: deadlines.Question, edition: Edition) -> Answer:
    answer = deadlines.decide(question, edition.limits, HOLIDAYS)
    return (
        str(answer.status),
        answer.relevant_on,
        answer.due_on,
        answer.target_on,
        answer.due_at,
        str(answer.extension),
    )


TOPICS = (
    Topic("table", table_questions, table_in_force, table_by_hand),
    Topic("retention", retention_questions, _retention, _retention_by_hand),
    Topic("release", release_questions, _release, lambda q: tuple(release_by_hand(q))),
    Topic("clock", clock_questions, _clock, lambda q: tuple(clock_by_hand(q))),
)


def differences(topic: Topic, edition: Edition) -> Iterator[tuple[Any, Answer, Answer]]:
    """Yield each question on which the two differ, with both answers."""
    for question in topic.questions():
        ours, theirs = topic.decide(question, edition), topic.by_hand(question)
        if ours != theirs:
            yield question, ours, theirs
