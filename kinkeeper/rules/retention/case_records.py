"""How long are a case file, a contact report and safeguarding papers kept?"""

from datetime import date

from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention.anchor import anchor
from kinkeeper.rules.retention.closing import Closing, closing
from kinkeeper.rules.retention.concerns import protected
from kinkeeper.rules.retention.involvement import contact, involvement
from kinkeeper.rules.retention.question import Case, Question
from kinkeeper.rules.retention.reviews import Review, review_by_age, review_by_years
from kinkeeper.rules.retention.schedule import Facts, Row, Schedule
from kinkeeper.rules.retention.term import Term, count
from kinkeeper.rules.retention.words import Record, Service

PROTECTED = "a safeguarding concern was recorded on this case"


def case_file(question: Question, schedule: Schedule) -> Term:
    """Return the term of referral, pre-visit forms, attendance and supported notes."""
    case = needed_case(question)
    facts: Facts = {
        "contact": contact(case, question.today),
        "involvement": involvement(case),
        "protected": protected(case, question.about, schedule.settings),
    }
    row = schedule.row_for(Record.CASE_FILE, facts)
    ended = closing(case, question.today, schedule.settings)
    via = (*row.law, *ended.via)
    if ended.open:
        return Term(Record.CASE_FILE, row, via, ended.how, running=True)
    if row.keep is None:
        return _endless(question, schedule, row, via, PROTECTED)
    start = anchor(case, ended, question.today, schedule.settings.case_anchor)
    counted = count(row, schedule.settings, start.on, start.what)
    return Term(Record.CASE_FILE, row, (*via, *start.via), "", counts=(counted,))


def contact_report(question: Question, schedule: Schedule) -> Term:
    """Return the term of a report; notes of a supported session are the case file's."""
    if question.service is Service.SUPPORTED:
        return case_file(question, schedule)
    case = needed_case(question)
    facts: Facts = {"protected": protected(case, question.about, schedule.settings)}
    row = schedule.row_for(Record.CONTACT_REPORT, facts)
    why = PROTECTED if facts["protected"] else "a child may ask for it as a grown-up"
    return _while_open(question, schedule, row, case, why)


def safeguarding(question: Question, schedule: Schedule) -> Term:
    """Return the term of papers about a concern, which may belong to no case."""
    row = schedule.row_for(Record.SAFEGUARDING, {})
    why = "it is about the safety of a child"
    if question.case is not None:
        return _while_open(question, schedule, row, question.case, why)
    if question.happened_on is None:
        raise UnreadableError("happened_on", "is missing, and so is case")
    return _endless(question, schedule, row, row.law, why)


def accident(question: Question, schedule: Schedule) -> Term:
    """Return the term of an accident book entry, about a child or a grown-up."""
    row = schedule.row_for(Record.ACCIDENT, {})
    happened_on = needed_day(question)
    reviewed_on, settings = question.reviewed_on, schedule.settings
    if question.children:
        review = review_by_age(question.children, happened_on, reviewed_on, settings)
    else:
        review = review_by_years(happened_on, reviewed_on, settings)
    return _reviewed(Record.ACCIDENT, row, row.law, review, "it is about an accident")


def needed_case(question: Question) -> Case:
    """Return the case, or say that it is missing."""
    if question.case is None:
        raise UnreadableError("case", "is missing")
    return question.case


def needed_day(question: Question) -> date:
    """Return the day it happened, or say that it is missing."""
    if question.happened_on is None:
        raise UnreadableError("happened_on", "is missing")
    return question.happened_on


def _while_open(
    question: Question, schedule: Schedule, row: Row, case: Case, why: str
) -> Term:
    """Return a term that runs while the case is open and then has no end date."""
    ended: Closing = closing(case, question.today, schedule.settings)
    via = (*row.law, *ended.via)
    if ended.open:
        return Term(Record(row.kind), row, via, ended.how, running=True)
    return _endless(question, schedule, row, via, why)


def _endless(
    question: Question, schedule: Schedule, row: Row, via: tuple[str, ...], why: str
) -> Term:
    born_on = question.case.opened_on if question.case else needed_day(question)
    review = review_by_age(
        question.children, born_on, question.reviewed_on, schedule.settings
    )
    return _reviewed(Record(row.kind), row, via, review, why)


def _reviewed(
    kind: Record, row: Row, via: tuple[str, ...], review: Review, why: str
) -> Term:
    return Term(kind, row, (*via, *review.via), why, review_on=review.on)
