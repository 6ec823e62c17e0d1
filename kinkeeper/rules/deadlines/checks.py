"""Refuse a question about a deadline whose facts contradict each other."""

from collections.abc import Iterator
from datetime import date

from kinkeeper.rules.deadlines.question import Question
from kinkeeper.rules.deadlines.words import Kind
from kinkeeper.rules.reading import UnreadableError

Asked = tuple[str, date | None, str, date | None]


def check(question: Question) -> None:
    """Raise UnreadableError for what is missing or cannot be."""
    names = ("aware_at", "now")
    if question.kind is not Kind.BREACH:
        names = ("today", "received_on")
    for name in names:
        if getattr(question, name) is None:
            raise UnreadableError(name, "is missing")
    _in_order(question)
    if question.extension is not None:
        notice_on = question.extension.notice_on
        _not_before(question, "extension.notice_on", notice_on)
    for asked_path, asked_on, answered_path, answered_on in _asked(question):
        _not_before(question, asked_path, asked_on)
        if asked_on is not None and answered_on is not None and answered_on < asked_on:
            raise UnreadableError(answered_path, f"is before {asked_path}")


def _in_order(question: Question) -> None:
    today, received_on = question.today, question.received_on
    if today is not None and received_on is not None and received_on > today:
        raise UnreadableError("received_on", "is after today")
    aware_at, now = question.aware_at, question.now
    if aware_at is not None and now is not None and aware_at > now:
        raise UnreadableError("aware_at", "is after now")


def _not_before(question: Question, path: str, day: date | None) -> None:
    received_on = question.received_on
    if day is not None and received_on is not None and day < received_on:
        raise UnreadableError(path, "is before received_on")


def _asked(question: Question) -> Iterator[Asked]:
    """Yield each thing asked for and when it came, with the paths of both."""
    for name in ("identity", "authority"):
        proof = getattr(question, name)
        if proof is not None:
            came = f"{name}.received_on"
            yield f"{name}.asked_on", proof.asked_on, came, proof.received_on
    if question.fee is not None:
        yield "fee.asked_on", question.fee.asked_on, "fee.paid_on", question.fee.paid_on
    for index, each in enumerate(question.clarifications):
        path = f"clarifications[{index}]"
        yield f"{path}.asked_on", each.asked_on, f"{path}.answered_on", each.answered_on
