"""By when must it be answered? Written a second time, day by day."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from kinkeeper.rules.deadlines import Question
from tests.proof.days_by_hand import DAY, free_days, months_on

PAUSES_SINCE = date(2026, 2, 5)


class Clock(NamedTuple):
    """What must come out. Days in London; the moment in UTC."""

    status: str
    relevant_on: date | None = None
    due_on: date | None = None
    target_on: date | None = None
    due_at: datetime | None = None
    extension: str = "none"


def clock_by_hand(question: Question) -> Clock:
    """Return the answer to a question about England and Wales."""
    if question.kind == "breach":
        assert question.aware_at
        assert question.now
        due_at = question.aware_at.astimezone(UTC) + timedelta(hours=72)
        return Clock(_late(question.now, due_at), due_at=due_at)
    today, received = question.today, question.received_on
    assert today
    assert received
    if question.kind == "complaint":
        due = received + 30 * DAY
        while not _works(due):
            due += DAY
        return Clock(_late(today, due), received, due, received + 5 * DAY)
    return _request(question, today, received)


def _request(question: Question, today: date, received: date) -> Clock:
    notice = question.extension.notice_on if question.extension else None
    told = notice is not None and notice <= today
    start, waiting = _start(question, today, received)
    if waiting:
        return Clock("waiting", extension="accepted" if told else "none")
    asked = [
        (each.asked_on, _by(each.answered_on, today))
        for each in question.clarifications
        if each.asked_on <= today
    ]
    if question.kind != "access" or received < PAUSES_SINCE:
        asked = []
    month = _walk(start, 1, asked, strict=False)
    extension, months = "none", 1
    if told and notice is not None:
        in_time = month is None or notice <= month
        extension, months = ("accepted", 3) if in_time else ("too_late", 1)
    due = _walk(start, months, asked, strict=False)
    if due is None:
        return Clock("paused", start, extension=extension)
    target = _walk(start, months, asked, strict=True)
    return Clock(_late(today, due), start, due, target, extension=extension)


def _start(question: Question, today: date, received: date) -> tuple[date, bool]:
    """Return the relevant day, and whether something is still awaited."""
    start, waiting = received, False
    proofs = [
        (each.asked_on, each.received_on)
        for each in (question.identity, question.authority)
        if each
    ]
    if question.fee:
        proofs.append((question.fee.asked_on, question.fee.paid_on))
    for asked, got in proofs:
        if _by(got, today):
            start = max(start, got or start)
        elif _by(asked, today):
            waiting = True
    return start, waiting


def _walk(
    start: date,
    months: int,
    asked: list[tuple[date, date | None]],
    *,
    strict: bool,
) -> date | None:
    """Count free days one by one to a working day; None when a pause has no end."""
    wanted = (months_on(start, months) - start).days + 1
    day, counted = start, 0
    while True:
        if any(answered is None and day >= since for since, answered in asked):
            return None
        stands = any(
            since <= day < (answered if strict else answered + DAY)
            for since, answered in asked
            if answered is not None
        )
        counted += not stands
        if counted >= wanted and not stands and _works(day):
            return day
        day += DAY


def _works(day: date) -> bool:
    return day.weekday() < 5 and day not in free_days(day.year)


def _by(day: date | None, today: date) -> date | None:
    return day if day is not None and day <= today else None


def _late(now: date | datetime, due: date | datetime) -> str:
    return "overdue" if now > due else "running"
