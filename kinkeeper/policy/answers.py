"""The three published decisions, by the policy edition in force."""

from collections.abc import Set as AbstractSet
from datetime import date

from kinkeeper.policy import edition
from kinkeeper.rules import deadlines, disclosure
from kinkeeper.rules import retention as retention_rules


def retention(question: retention_rules.Question) -> retention_rules.Answer:
    """Return how long a record is kept, and what may happen to it that day."""
    return retention_rules.decide(question, edition.in_force().schedule)


def clock(
    question: deadlines.Question, holidays: AbstractSet[date]
) -> deadlines.Answer:
    """Return by when a request, a complaint or a breach must be dealt with."""
    return deadlines.decide(question, edition.in_force().limits, holidays)


def release(question: disclosure.Question) -> disclosure.Answer:
    """Return whether something may go to this person, this way, that day."""
    return disclosure.decide(question, edition.in_force().gate)
