"""By when must this request, complaint or breach be dealt with?"""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import UTC, date, timedelta

from kinkeeper.rules.dates import (
    BeyondCalendarError,
    add_days,
    add_months,
    next_working_day,
)
from kinkeeper.rules.deadlines.answer import Answer
from kinkeeper.rules.deadlines.checks import check
from kinkeeper.rules.deadlines.limits import Limits
from kinkeeper.rules.deadlines.pauses import Pauses, pauses
from kinkeeper.rules.deadlines.question import Question
from kinkeeper.rules.deadlines.relevant_day import relevant_day
from kinkeeper.rules.deadlines.words import ClockStatus, ExtensionState, Kind
from kinkeeper.rules.periods import Period
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.sentences import in_words

NOTHING = Answer(
    relevant_on=None,
    due_on=None,
    target_on=None,
    due_at=None,
    extension=ExtensionState.NONE,
    status=ClockStatus.RUNNING,
    because="",
)


def decide(question: Question, limits: Limits, holidays: AbstractSet[date]) -> Answer:
    """
    Answer a question about a deadline.

    `holidays` are the public holidays where the office is. Raises UnreadableError if
    something needed is missing, or the facts contradict each other.

    Source: UK GDPR Articles 12(3), 12A and 33; DPA 2018 section 164A.
    """
    check(question)
    try:
        if question.kind is Kind.BREACH:
            return _breach(question, limits)
        if question.kind is Kind.COMPLAINT:
            return _complaint(question, limits, holidays)
        return _request(question, limits, holidays)
    except (BeyondCalendarError, OverflowError):
        field = "aware_at" if question.kind is Kind.BREACH else "received_on"
        raise UnreadableError(field, "leads to a day outside the calendar") from None


def _breach(question: Question, limits: Limits) -> Answer:
    """Hours in UTC, through weekends, holidays and clock changes (DT-7)."""
    aware_at, now = question.aware_at, question.now
    if aware_at is None or now is None:
        raise UnreadableError("aware_at", "is missing")
    due_at = aware_at.astimezone(UTC) + timedelta(hours=limits.breach_hours)
    late = now.astimezone(UTC) > due_at
    moment = f"{due_at:%H:%M} UTC on {in_words(due_at.date())}"
    return replace(
        NOTHING,
        due_at=due_at,
        status=ClockStatus.OVERDUE if late else ClockStatus.RUNNING,
        because=f"{limits.breach_hours} hours after we became aware, at {moment}, "
        f"the regulator must have been told{', and it is later' if late else ''}.",
    )


def _complaint(
    question: Question, limits: Limits, holidays: AbstractSet[date]
) -> Answer:
    """Acknowledged within days of receipt, on a working day at the latest (CP-1)."""
    today, received_on = _days(question)
    due_on = next_working_day(add_days(received_on, limits.acknowledge_days), holidays)
    return replace(
        NOTHING,
        relevant_on=received_on,
        due_on=due_on,
        target_on=add_days(received_on, limits.acknowledge_target_days),
        status=_status(due_on, today),
        because=f"The complaint came on {in_words(received_on)} and must be "
        f"acknowledged within {limits.acknowledge_days} days, by {in_words(due_on)}.",
    )


def _request(question: Question, limits: Limits, holidays: AbstractSet[date]) -> Answer:
    """Within a month of the relevant day, paused and extended where the law allows."""
    today, received_on = _days(question)
    notice_on = question.extension.notice_on if question.extension else None
    if notice_on is not None and notice_on > today:
        notice_on = None
    start = relevant_day(question, today, received_on)
    if start.on is None:
        return replace(
            NOTHING,
            extension=_extension(notice_on, None),
            status=ClockStatus.WAITING,
            because=f"The month has not begun, because {start.waiting_for} is missing.",
        )
    does_pause = (
        question.kind in limits.pausing_kinds and received_on >= limits.pauses_since
    )
    asked = question.clarifications if does_pause else ()
    stops = pauses(asked, today)
    month = _end(start.on, limits.answer_months, stops, holidays)
    extension = _extension(notice_on, month)
    months = limits.answer_months
    if extension is ExtensionState.ACCEPTED:
        months = limits.extended_months
    due_on = _end(start.on, months, stops, holidays)
    answer = replace(NOTHING, relevant_on=start.on, extension=extension)
    if due_on is None:
        return replace(
            answer,
            status=ClockStatus.PAUSED,
            because="The clock stands still until the person answers our question.",
        )
    return replace(
        answer,
        due_on=due_on,
        target_on=_end(start.on, months, pauses(asked, today, strict=True), holidays),
        status=_status(due_on, today),
        because=_because(
            answer, Period(months=months), due_on, paused=bool(stops.each)
        ),
    )


def _end(
    relevant_on: date, months: int, stops: Pauses, holidays: AbstractSet[date]
) -> date | None:
    """
    Return the last day for the answer, or None while a pause has no end.

    As many free days as the months have days, then on to a working day (T-2 to T-4).
    """
    number = (add_months(relevant_on, months) - relevant_on).days + 1
    return stops.rolled(stops.counted(relevant_on, number), holidays)


def _extension(notice_on: date | None, month: date | None) -> ExtensionState:
    """A notice is in time if it went out before the month was over (T-5)."""
    if notice_on is None:
        return ExtensionState.NONE
    if month is None or notice_on <= month:
        return ExtensionState.ACCEPTED
    return ExtensionState.TOO_LATE


def _status(due_on: date, today: date) -> ClockStatus:
    return ClockStatus.OVERDUE if today > due_on else ClockStatus.RUNNING


def _days(question: Question) -> tuple[date, date]:
    if question.today is None or question.received_on is None:
        raise UnreadableError("received_on", "is missing")
    return question.today, question.received_on


def _because(answer: Answer, length: Period, due_on: date, *, paused: bool) -> str:
    start = in_words(answer.relevant_on) if answer.relevant_on else "that day"
    late = answer.extension is ExtensionState.TOO_LATE
    extra = ", without the days on which we waited for an answer" if paused else ""
    tail = "; the notice of more time came too late" if late else ""
    return (
        f"The answer is due {length} from {start}{extra}, by {in_words(due_on)}{tail}."
    )
