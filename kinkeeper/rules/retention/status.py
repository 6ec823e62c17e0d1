"""What may happen today, and what has become of an approval? (C-12, C-13)"""

from datetime import date

from kinkeeper.rules.retention.answer import Answer
from kinkeeper.rules.retention.question import Question
from kinkeeper.rules.retention.words import Approval, OurRole, Record, Status

CASE_RECORDS = {Record.CASE_FILE, Record.CONTACT_REPORT, Record.SAFEGUARDING}
MAY_GO = {Status.ELIGIBLE, Status.OVERDUE}


def dated_status(eligible_from: date, dispose_by: date, known: Question) -> Status:
    """Return the status of a record with dates that nothing blocks."""
    if known.today < eligible_from:
        return Status.WAIT
    if _is_anothers(known):
        return Status.RETURN_TO_CONTROLLER
    return Status.ELIGIBLE if known.today <= dispose_by else Status.OVERDUE


def approval(approved_on: date | None, answer: Answer) -> Approval:
    """An approval stands only if the record could go when it was given."""
    if approved_on is None:
        return Approval.NONE
    free = answer.eligible_from
    if answer.status in MAY_GO and free is not None and approved_on >= free:
        return Approval.STANDS
    return Approval.CANCELLED


def _is_anothers(known: Question) -> bool:
    """A case that we hold for a commissioner goes back to it (C-12)."""
    return (
        known.case is not None
        and known.case.our_role is OurRole.PROCESSOR
        and any(kind in CASE_RECORDS for kind in known.kinds)
    )
