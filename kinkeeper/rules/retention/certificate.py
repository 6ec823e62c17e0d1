"""When must a DBS certificate be gone? (R3, C-2, A9)

Here the period is the most, not the least: it beats every other reason to keep, so a
copy in an HR file goes too. What stays is the record of the check.
"""

from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.dates import add_days
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention.question import Question
from kinkeeper.rules.retention.schedule import Row, Schedule
from kinkeeper.rules.retention.term import count
from kinkeeper.rules.retention.words import Record


@dataclass(frozen=True)
class Maximum:
    """The dates of a certificate before anything delays them."""

    row: Row
    via: tuple[str, ...]
    anchor: date
    since: str
    eligible_from: date
    dispose_by: date
    review_on: date | None


def certificate(question: Question, schedule: Schedule) -> Maximum:
    """
    Return by when the certificate must be gone, counted from the decision.

    Without a decision it counts from the day the certificate was seen, and somebody is
    reminded to decide.
    """
    paper = question.certificate
    if paper is None:
        raise UnreadableError("certificate", "is missing")
    facts = {"decided": paper.decided_on is not None}
    row = schedule.row_for(Record.DBS_CERTIFICATE, facts)
    start, since, remind = paper.decided_on, "the decision was made", False
    if start is None:
        start, since, remind = paper.received_on, "the certificate was seen", True
    if start is None:
        raise UnreadableError(
            "certificate.received_on", "is missing, and no decision is on file"
        )
    last = count(row, schedule.settings, start, since).retain_until
    return Maximum(
        row=row,
        via=row.law,
        anchor=start,
        since=since,
        eligible_from=start if row.free_at_start else last,
        dispose_by=last,
        review_on=add_days(start, schedule.undecided_alert_days) if remind else None,
    )
