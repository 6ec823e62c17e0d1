"""How long are the records about staff, volunteers and their families kept?"""

from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention.question import Question
from kinkeeper.rules.retention.schedule import Schedule
from kinkeeper.rules.retention.term import Term, count
from kinkeeper.rules.retention.words import Record, UseKind

COUNTS_AS_USE = {UseKind.CREATED, UseKind.EDITED, UseKind.OPENED_FOR_TASK}


def hr_file(question: Question, schedule: Schedule) -> Term:
    """Return the term of an HR file, with references and redundancy papers."""
    return _after_engagement(Record.HR_FILE, question, schedule)


def dbs_record(question: Question, schedule: Schedule) -> Term:
    """Return the term of what stays of a DBS check when the certificate has gone."""
    return _after_engagement(Record.DBS_RECORD, question, schedule)


def staff_misc(question: Question, schedule: Schedule) -> Term:
    """Return the term of other papers about staff: from the last use that counts."""
    row = schedule.row_for(Record.STAFF_MISC, {})
    uses = [use.on for use in question.uses if use.how in COUNTS_AS_USE]
    if not uses:
        raise UnreadableError("uses", "holds no use that counts up to today")
    counted = count(row, schedule.settings, max(uses), "it was last used")
    return Term(Record.STAFF_MISC, row, row.law, "", counts=(counted,))


def parental_leave(question: Question, schedule: Schedule) -> Term:
    """
    Return the term of parental leave papers: five years from adoption or birth.

    Once a disability allowance has begun, the later of that and the 18th birthday; it
    stays so if the allowance stops (A6, A7). On a tie the five years decide.
    """
    child = question.child
    if child is None:
        raise UnreadableError("child", "is missing")
    facts = {"allowance": child.disability_allowance_from is not None}
    row = schedule.row_for(Record.PARENTAL_LEAVE, facts)
    others = schedule.besides(Record.PARENTAL_LEAVE, facts)
    born, settings = (child.born_on, "the child was born"), schedule.settings
    start = (child.adopted_on, "the child was adopted") if child.adopted_on else born
    counts = [
        count(row, settings, *start),
        *(count(other, settings, *born) for other in others),
    ]
    counts.sort(key=lambda counted: counted.retain_until, reverse=True)
    via = tuple(law for each in (row, *others) for law in each.law)
    return Term(Record.PARENTAL_LEAVE, row, via, "", counts=tuple(counts))


def _after_engagement(kind: Record, question: Question, schedule: Schedule) -> Term:
    """Count from the last day of the last engagement that has begun (R1)."""
    row = schedule.row_for(kind, {})
    if question.worker is None:
        raise UnreadableError("worker", "is missing")
    ends = [engagement.end for engagement in question.worker.engagements]
    last = [end for end in ends if end is not None]
    if not ends or len(last) < len(ends):
        why = "the person still works here" if ends else "the work has not begun"
        return Term(kind, row, row.law, why, running=True)
    counted = count(row, schedule.settings, max(last), "the last engagement ended")
    return Term(kind, row, row.law, "", counts=(counted,))
