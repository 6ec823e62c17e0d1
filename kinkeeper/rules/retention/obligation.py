"""What to store about a record so that one comparison tells when it may go.

The day a period is counted from is stored, never the day it ends: a changed policy
then changes no row. `Row.cutoff` draws the line on a given day.
"""

from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.dates import BeyondCalendarError, add_days
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention.certificate import certificate
from kinkeeper.rules.retention.combination import governing, terms
from kinkeeper.rules.retention.deciding import FACTS_OF, prepared
from kinkeeper.rules.retention.question import Question
from kinkeeper.rules.retention.schedule import Limit, Row, Schedule
from kinkeeper.rules.retention.term import Term
from kinkeeper.rules.retention.words import Record


@dataclass(frozen=True)
class Obligation:
    """
    One reason to keep a record: the row of the policy, and the day it counts from.

    Without `trigger_on` nothing is counted: the record is in use, or has no end date.
    A record may go when none of its obligations is still running.
    """

    row: str
    rule: str
    trigger_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class Due:
    """The dates of one record under one row, holds apart."""

    retain_until: date | None
    eligible_from: date | None
    dispose_by: date | None


def obligations(question: Question, schedule: Schedule) -> tuple[Obligation, ...]:
    """Return every reason to keep the record, as known on the day asked about."""
    known, schedule = prepared(question, schedule)
    try:
        if Record.DBS_CERTIFICATE in known.kinds:
            found = certificate(known, schedule)
            row = found.row
            return (Obligation(row.id, row.rule, found.anchor, found.review_on),)
        return _of(terms(known, schedule))
    except BeyondCalendarError:
        raise UnreadableError(
            FACTS_OF[known.record], "leads to a day outside the calendar"
        ) from None


def due(row: Row, trigger_on: date, schedule: Schedule) -> Due:
    """Return the dates that a stored trigger day leads to, for a page or a letter."""
    period = row.period(schedule.settings)
    if period is None:
        return Due(None, None, None)
    last = period.last_day(trigger_on)
    if row.limit is Limit.MAXIMUM:
        return Due(None, trigger_on if row.free_at_start else last, last)
    free = add_days(last, 1)
    return Due(last, free, add_days(free, schedule.settings.disposal_grace_days))


def _of(found: tuple[Term, ...]) -> tuple[Obligation, ...]:
    decides = governing(found)
    if not decides.counts:
        row = decides.row
        return (Obligation(row.id, row.rule, review_on=decides.review_on),)
    counts = (count for term in found for count in term.counts)
    rows = {
        (count.row.id, count.anchor): Obligation(
            count.row.id, count.row.rule, count.anchor
        )
        for count in counts
    }
    return tuple(rows.values())
