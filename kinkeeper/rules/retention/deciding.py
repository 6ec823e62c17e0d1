"""
How long is this record kept, and what may happen to it today?

What is destroyed cannot be brought back, so every doubt keeps the record: a question
that contradicts itself is refused, an open hold leaves no date, and a record without
exactly one row in the policy is never decided upon.
"""

from dataclasses import replace
from datetime import date

from kinkeeper.rules.dates import BeyondCalendarError, add_days
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention import because
from kinkeeper.rules.retention.answer import Answer
from kinkeeper.rules.retention.certificate import certificate
from kinkeeper.rules.retention.checks import check
from kinkeeper.rules.retention.combination import governing, terms
from kinkeeper.rules.retention.holds import standing, standing_on_certificate
from kinkeeper.rules.retention.known import as_known
from kinkeeper.rules.retention.question import Question
from kinkeeper.rules.retention.schedule import Limit, Schedule
from kinkeeper.rules.retention.status import approval, dated_status
from kinkeeper.rules.retention.term import Term
from kinkeeper.rules.retention.words import Approval, Record, Status


def decide(question: Question, schedule: Schedule) -> Answer:
    """
    Answer a question by the policy's schedule.

    Raises UnreadableError if the question contradicts itself, or lacks something that
    its answer needs.
    """
    known, schedule = prepared(question, schedule)
    try:
        if Record.DBS_CERTIFICATE in known.kinds:
            return _approved(_certificate(known, schedule), known)
        return _approved(_record(known, schedule), known)
    except BeyondCalendarError:
        raise UnreadableError(
            FACTS_OF[known.record], "leads to a day outside the calendar"
        ) from None


def prepared(question: Question, schedule: Schedule) -> tuple[Question, Schedule]:
    """Return a checked question as known on its day, and the schedule it asks about."""
    check(question)
    return as_known(question), schedule.under(question.settings.over(schedule.settings))


def _record(known: Question, schedule: Schedule) -> Answer:
    """Answer for everything but certificates: a minimum, or no end date at all."""
    found = terms(known, schedule)
    term = governing(found)
    holds = standing(known.blocks, known.kinds, schedule)
    via = (*term.via, *(("C-1",) if len(found) > 1 else ()), *holds.via)
    answer = _blank(term, via)
    if term.running:
        return replace(answer, status=Status.ACTIVE, because=because.active(term))
    if term.row.limit is Limit.INDEFINITE:
        return _endless(answer, term, known)
    until = term.counts[0].retain_until
    answer = replace(answer, anchor=term.anchor, retain_until=until)
    if holds.open is not None:
        why = because.blocked(holds)
        return replace(answer, status=Status.BLOCKED, because=why)
    eligible_from = holds.delayed(add_days(until, 1))
    dispose_by = add_days(eligible_from, schedule.settings.disposal_grace_days)
    answer = _dated(answer, eligible_from, dispose_by, known)
    return replace(answer, because=because.counted(answer, term.counts[0]))


def _certificate(known: Question, schedule: Schedule) -> Answer:
    """Answer for a certificate, which decides alone: a maximum beats every minimum."""
    found = certificate(known, schedule)
    holds = standing_on_certificate(known.blocks, schedule)
    beats = ("C-2",) if known.also or known.blocks else ()
    answer = Answer(
        rule=found.row.rule,
        via=_once(*found.via, *beats, *holds.via),
        status=Status.BLOCKED,
        anchor=found.anchor,
        retain_until=None,
        eligible_from=None,
        dispose_by=None,
        review_on=found.review_on,
        approval=Approval.NONE,
        keeps=found.row.keeps,
        because="",
    )
    if holds.open is not None:
        return replace(answer, because=because.blocked(holds))
    eligible_from = holds.delayed(found.eligible_from)
    dispose_by = holds.delayed(found.dispose_by)
    answer = _dated(answer, eligible_from, dispose_by, known)
    return replace(answer, because=because.certificate(answer, found.since))


def _blank(term: Term, via: tuple[str, ...]) -> Answer:
    return Answer(
        rule=term.row.rule,
        via=_once(*via),
        status=Status.ACTIVE,
        anchor=None,
        retain_until=None,
        eligible_from=None,
        dispose_by=None,
        review_on=term.review_on,
        approval=Approval.NONE,
        keeps=term.row.keeps,
        because="",
    )


def _endless(answer: Answer, term: Term, known: Question) -> Answer:
    """No end date; only reports are tied to the company's life (C-11)."""
    if term.row.while_trading and known.ceased_trading_on is not None:
        return replace(
            answer,
            via=_once(*answer.via, "C-11"),
            status=Status.TRANSFER_REQUIRED,
            because=because.transfer(term),
        )
    why = because.indefinite(term, known.today)
    return replace(answer, status=Status.INDEFINITE, because=why)


def _dated(
    answer: Answer, eligible_from: date, dispose_by: date, known: Question
) -> Answer:
    status = dated_status(eligible_from, dispose_by, known)
    extra = ("C-12",) if status is Status.RETURN_TO_CONTROLLER else ()
    return replace(
        answer,
        status=status,
        eligible_from=eligible_from,
        dispose_by=dispose_by,
        via=_once(*answer.via, *extra),
    )


def _approved(answer: Answer, known: Question) -> Answer:
    """Say what has become of an approval; facts that came later cancel it (C-13)."""
    state = approval(known.approved_on, answer)
    if state is not Approval.CANCELLED:
        return replace(answer, approval=state)
    return replace(answer, approval=state, via=_once(*answer.via, "C-13"))


def _once(*laws: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(laws))


FACTS_OF = {
    Record.CASE_FILE: "case",
    Record.CONTACT_REPORT: "case",
    Record.SAFEGUARDING: "case",
    Record.ACCIDENT: "happened_on",
    Record.HR_FILE: "worker.engagements",
    Record.PARENTAL_LEAVE: "child",
    Record.DBS_CERTIFICATE: "certificate",
    Record.DBS_RECORD: "worker.engagements",
    Record.FINANCE: "finance",
    Record.STAFF_MISC: "uses",
}
