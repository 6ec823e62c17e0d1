"""From which day does the month run? (T-1)"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.deadlines.question import Question


@dataclass(frozen=True)
class Start:
    """The day from which the month runs, or what we are waiting for."""

    on: date | None
    waiting_for: str = ""


def relevant_day(question: Question, today: date, received_on: date) -> Start:
    """
    Return the latest of the request, the proofs and the fee, as known today.

    While something that was asked for has not come, there is no such day.
    """
    days = [received_on]
    for what, asked_on, came_on in _needed(question):
        if came_on is not None and came_on <= today:
            days.append(came_on)
        elif asked_on is not None and asked_on <= today:
            return Start(None, what)
    return Start(max(days))


def _needed(question: Question) -> Iterator[tuple[str, date | None, date | None]]:
    if question.identity is not None:
        proof = question.identity
        yield "proof of who is asking", proof.asked_on, proof.received_on
    if question.authority is not None:
        proof = question.authority
        yield "proof that they may ask", proof.asked_on, proof.received_on
    if question.fee is not None:
        yield "the fee", question.fee.asked_on, question.fee.paid_on
