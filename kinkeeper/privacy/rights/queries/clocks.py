"""By when a matter has to be dealt with, as the published rule says it."""

from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.clock import bank_holidays
from kinkeeper.policy import answers
from kinkeeper.privacy.rights.models import Breach, Complaint, Matter, RightsRequest
from kinkeeper.rules import deadlines
from kinkeeper.rules.deadlines import ClockStatus, Kind, Region

OFFICE = Region.ENGLAND_AND_WALES


def clock_of(matter: Matter, *, now: datetime) -> deadlines.Answer:
    """
    Return the deadline of a matter and where its clock stands.

    The clock of what has been dealt with stands where it stood on that day, so that an
    answer in time never becomes late afterwards.
    """
    if isinstance(matter, RightsRequest):
        return _request(matter, clock.london(now).date())
    if isinstance(matter, Complaint):
        return _complaint(matter, clock.london(now).date())
    if isinstance(matter, Breach):
        return _breach(matter, now)
    raise TypeError(type(matter).__name__)


def is_late(matter: Matter, *, now: datetime) -> bool:
    return clock_of(matter, now=now).status is ClockStatus.OVERDUE


def due_day(matter: Matter, *, now: datetime) -> date | None:
    """Return the day by which it must be dealt with; None while a clock stands."""
    answer = clock_of(matter, now=now)
    if answer.due_at is not None:
        return clock.london(answer.due_at).date()
    return answer.due_on


def _request(request: RightsRequest, today: date) -> deadlines.Answer:
    return _decide(
        deadlines.Question(
            kind=Kind(request.right),
            region=OFFICE,
            today=request.answered_on or today,
            received_on=clock.london(request.received_at).date(),
            identity=_proof(request.identity_asked_on, request.identity_came_on),
            authority=_proof(request.authority_asked_on, request.authority_came_on),
            clarifications=tuple(
                deadlines.Clarification(each.asked_on, each.answered_on)
                for each in request.clarifications.all()
            ),
            extension=deadlines.Extension(request.extended_on)
            if request.extended_on
            else None,
        )
    )


def _complaint(complaint: Complaint, today: date) -> deadlines.Answer:
    return _decide(
        deadlines.Question(
            kind=Kind.COMPLAINT,
            region=OFFICE,
            today=complaint.acknowledged_on or today,
            received_on=clock.london(complaint.received_at).date(),
        )
    )


def _breach(breach: Breach, now: datetime) -> deadlines.Answer:
    done = breach.regulator_told_at
    if breach.regulator == Breach.Told.NOT_NEEDED:
        done = breach.aware_at
    question = deadlines.Question(
        kind=Kind.BREACH, aware_at=breach.aware_at, now=done or now
    )
    return _decide(question)


def _decide(question: deadlines.Question) -> deadlines.Answer:
    return answers.clock(question, bank_holidays.published(question.region))


def _proof(asked_on: date | None, came_on: date | None) -> deadlines.Proof | None:
    return deadlines.Proof(asked_on, came_on) if asked_on else None
