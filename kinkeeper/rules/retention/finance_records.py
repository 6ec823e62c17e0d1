"""How long are finance records kept? From the end of a financial year (R4, A13)."""

from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention.question import Question
from kinkeeper.rules.retention.schedule import Schedule
from kinkeeper.rules.retention.term import Term, count
from kinkeeper.rules.retention.words import Record


def finance(question: Question, schedule: Schedule) -> Term:
    """
    Return the term of a finance record.

    It counts from the end of the year that holds the last day the record is about. The
    years come from the accountant's table; a year may have been shortened or moved, so
    of two that hold the day the later end counts.
    """
    row = schedule.row_for(Record.FINANCE, {})
    record = question.finance
    if record is None:
        raise UnreadableError("finance", "is missing")
    ends = [
        year.end
        for year in record.financial_years
        if year.start <= record.last_day <= year.end
    ]
    if not ends:
        raise UnreadableError(
            "finance.financial_years", "has no year that holds the record's last day"
        )
    counted = count(row, schedule.settings, max(ends), "the financial year ended")
    return Term(Record.FINANCE, row, row.law, "", counts=(counted,))
