"""Ask the rules as the outside does: plain words in, an answer out."""

from datetime import date
from typing import Any

from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.policy import answers, edition
from kinkeeper.rules import deadlines, disclosure, retention
from kinkeeper.rules.reading import read

TODAY = "2026-11-23"


def kept(record: str = "case_file", **facts: Any) -> retention.Answer:
    """Ask how long a record is kept."""
    return answers.retention(retention_question(record, **facts))


def retention_question(record: str = "case_file", **facts: Any) -> retention.Question:
    return read(retention.Question, {"today": TODAY, "record": record} | facts)


def obliged(
    record: str = "case_file", **facts: Any
) -> tuple[retention.Obligation, ...]:
    """Ask what to store about a record."""
    question = retention_question(record, **facts)
    return retention.obligations(question, edition.in_force().schedule)


def due(kind: str = "access", **facts: Any) -> deadlines.Answer:
    """Ask by when something must be answered."""
    question = read(deadlines.Question, {"kind": kind} | facts)
    return answers.clock(question, bank_holidays.published(question.region))


def released(**facts: Any) -> disclosure.Answer:
    """Ask whether something may go."""
    return answers.release(read(disclosure.Question, {"today": TODAY} | facts))


def a_case(**facts: Any) -> dict[str, Any]:
    """Return a self-referred case of supported contact, closed on 14 April 2025."""
    plain = {"opened_on": "2024-10-01", "referral": "self", "closed_on": "2025-04-14"}
    return {name: fact for name, fact in (plain | facts).items() if fact is not None}


def day(text: str) -> date:
    return date.fromisoformat(text)
