"""A document of several kinds at once: which kind decides? (C-1)"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from kinkeeper.rules.retention import case_records, finance_records, staff_records
from kinkeeper.rules.retention.question import Question
from kinkeeper.rules.retention.schedule import Limit, Schedule
from kinkeeper.rules.retention.term import Term
from kinkeeper.rules.retention.words import Record

TERMS: Mapping[Record, Callable[[Question, Schedule], Term]] = {
    Record.CASE_FILE: case_records.case_file,
    Record.CONTACT_REPORT: case_records.contact_report,
    Record.SAFEGUARDING: case_records.safeguarding,
    Record.ACCIDENT: case_records.accident,
    Record.HR_FILE: staff_records.hr_file,
    Record.DBS_RECORD: staff_records.dbs_record,
    Record.PARENTAL_LEAVE: staff_records.parental_leave,
    Record.STAFF_MISC: staff_records.staff_misc,
    Record.FINANCE: finance_records.finance,
}


def terms(question: Question, schedule: Schedule) -> tuple[Term, ...]:
    """Return the term of each kind of the document, certificates apart."""
    return tuple(TERMS[kind](question, schedule) for kind in question.kinds)


def governing(found: Sequence[Term]) -> Term:
    """
    Return the term that decides: the longest minimum wins.

    Active beats all, then no end date (that of concerns before that of reports), then
    the latest last day. On a tie the kind named first decides.
    """
    running = [term for term in found if term.running]
    if running:
        return running[0]
    endless = [term for term in found if term.row.limit is Limit.INDEFINITE]
    if endless:
        return min(endless, key=lambda term: term.row.while_trading)
    return max(found, key=_last_day)


def _last_day(term: Term) -> date:
    return term.retain_until or date.min
