"""Refuse a question whose facts contradict each other, whatever is asked."""

from collections.abc import Iterator
from datetime import date

from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention.question import Case, Question
from kinkeeper.rules.retention.words import Record

OF_A_WORKER = {Record.HR_FILE, Record.DBS_RECORD}
Pair = tuple[str, date | None, str, date | None]


def check(question: Question) -> None:
    """Raise UnreadableError for the first contradiction."""
    for later, end, earlier, start in _pairs(question):
        if end is not None and start is not None and end < start:
            raise UnreadableError(later, f"is before {earlier}")
    for path, day in _never_ahead(question):
        if day is not None and day > question.today:
            raise UnreadableError(path, "is after today")
    if question.case is not None:
        _declined(question.case)
        _reopenings(question.case)
    _engaged(question)


def _pairs(question: Question) -> Iterator[Pair]:
    """Yield what cannot come before what, with the paths of both."""
    if question.case is not None:
        yield from _case_pairs(question.case)
    if question.worker is not None:
        for index, engagement in enumerate(question.worker.engagements):
            path = f"worker.engagements[{index}]"
            yield f"{path}.to", engagement.end, f"{path}.from", engagement.start
    if question.child is not None:
        child, born = question.child, "child.born_on"
        yield "child.adopted_on", child.adopted_on, born, child.born_on
        since = child.disability_allowance_from
        yield "child.disability_allowance_from", since, born, child.born_on
    if question.finance is not None:
        finance = question.finance
        yield "finance.to", finance.end, "finance.from", finance.start
        for index, year in enumerate(finance.financial_years):
            path = f"finance.financial_years[{index}]"
            yield f"{path}.to", year.end, f"{path}.from", year.start
    for index, block in enumerate(question.blocks):
        path = f"blocks[{index}]"
        yield f"{path}.to", block.end, f"{path}.from", block.start


def _case_pairs(case: Case) -> Iterator[Pair]:
    opened = "case.opened_on"
    yield "case.closed_on", case.closed_on, opened, case.opened_on
    yield "case.declined_on", case.declined_on, opened, case.opened_on
    for index, spell in enumerate(case.reopenings):
        path = f"case.reopenings[{index}]"
        yield f"{path}.closed_on", spell.closed_on, f"{path}.opened_on", spell.opened_on
    for index, concern in enumerate(case.safeguarding):
        path = f"case.safeguarding[{index}]"
        recorded, since = f"{path}.recorded_on", concern.recorded_on
        yield f"{path}.closed_on", concern.closed_on, recorded, since
        if concern.downgrade is not None:
            yield f"{path}.downgrade.on", concern.downgrade.on, recorded, since


def _never_ahead(question: Question) -> Iterator[tuple[str, date | None]]:
    """Yield what is never left out, and so cannot be dated after today."""
    if question.case is not None:
        yield "case.opened_on", question.case.opened_on
    for index, child in enumerate(question.children):
        yield f"children[{index}].born_on", child.born_on
    if question.child is not None:
        yield "child.born_on", question.child.born_on
    yield "happened_on", question.happened_on
    if question.certificate is not None:
        yield "certificate.received_on", question.certificate.received_on


def _declined(case: Case) -> None:
    """A referral that was declined never began: it has no closing and no sessions."""
    if case.declined_on is None:
        return
    for name in ("closed_on", "sessions", "reopenings"):
        if getattr(case, name):
            raise UnreadableError("case.declined_on", f"cannot go with case.{name}")


def _reopenings(case: Case) -> None:
    """Each reopening needs the closing before it, and cannot come before that day."""
    closing, closed_on = "case.closed_on", case.closed_on
    for index, spell in enumerate(case.reopenings):
        path = f"case.reopenings[{index}]"
        if closed_on is None:
            raise UnreadableError(closing, f"is missing, but needed before {path}")
        if spell.opened_on < closed_on:
            raise UnreadableError(f"{path}.opened_on", f"is before {closing}")
        closing, closed_on = f"{path}.closed_on", spell.closed_on


def _engaged(question: Question) -> None:
    """A worker without any engagement has no day to count from."""
    asked = OF_A_WORKER & set(question.kinds)
    alone = Record.DBS_CERTIFICATE in question.kinds
    if asked and not alone and question.worker and not question.worker.engagements:
        raise UnreadableError("worker.engagements", "is empty")
