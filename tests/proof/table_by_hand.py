"""Every row of the retention table and every number of practice, as plain literals."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kinkeeper.policy.edition import Edition
from kinkeeper.rules.retention import NotOneRowError
from tests.proof.days_by_hand import (
    DAY,
    birthday_on,
    is_last_of_month,
    last_of_month,
    months_on,
)
from tests.proof.retention_questions import DAYS_ZERO


class RowByHand(NamedTuple):
    """A row: kind, what it counts from, how long in months and days, and its end."""

    kind: str
    trigger: str
    months: int | None
    days: int
    limit: str
    then: str
    rest: str = ""


_MIN, _MAX, _EVER = "minimum", "maximum", "indefinite"
_GO, _LOOK, _EMPTY = "destroy", "review", "anonymise"
_DBS = "check_date reference_number decision outcome"
_STATS = "anonymous_statistics"

ROWS = {
    "P9a": RowByHand("hr_file", "engagement_ended", 72, 0, _MIN, _GO),
    "P9b": RowByHand("parental_leave", "birth_or_adoption", 60, 0, _MIN, _GO),
    "P9b.allowance": RowByHand("parental_leave", "birth", 216, 0, _MIN, _GO, "besides"),
    "P9c.decided": RowByHand(
        "dbs_certificate", "decision", 6, 0, _MAX, _GO, f"free {_DBS}"
    ),
    "P9c.undecided": RowByHand("dbs_certificate", "received", 6, 0, _MAX, _GO, _DBS),
    "P9c.record": RowByHand("dbs_record", "engagement_ended", 72, 0, _MIN, _GO),
    "P9d": RowByHand("finance", "financial_year_ended", 72, 0, _MIN, _GO),
    "P9e.court": RowByHand("case_file", "case_ended", 36, 0, _MIN, _GO, _STATS),
    "P9e.professional": RowByHand("case_file", "case_ended", 36, 0, _MIN, _GO, _STATS),
    "P9f": RowByHand("case_file", "case_ended", 12, 0, _MIN, _GO, _STATS),
    "P9g.court": RowByHand("case_file", "case_ended", 36, 0, _MIN, _GO, _STATS),
    "P9g.professional": RowByHand("case_file", "case_ended", 36, 0, _MIN, _GO, _STATS),
    "P9h": RowByHand("case_file", "case_ended", 12, 0, _MIN, _GO, _STATS),
    "P9i": RowByHand("contact_report", "no_end", None, 0, _EVER, _LOOK, "trading"),
    "P9j": RowByHand("staff_misc", "last_used", 36, 0, _MIN, "confidential_waste"),
    "P9k.case_file": RowByHand("case_file", "no_end", None, 0, _EVER, _LOOK, _STATS),
    "P9k.contact_report": RowByHand("contact_report", "no_end", None, 0, _EVER, _LOOK),
    "P9k.safeguarding": RowByHand("safeguarding", "no_end", None, 0, _EVER, _LOOK),
    "P9k.accident": RowByHand("accident", "no_end", None, 0, _EVER, _LOOK),
    "applicant": RowByHand("applicant", "decided", 6, 0, _MIN, _GO),
    "enquiry": RowByHand("enquiry", "closed", 12, 0, _MIN, _GO),
    "rights_request": RowByHand("rights_request", "closed", 72, 0, _MIN, _EMPTY),
    "complaint": RowByHand("complaint", "closed", 72, 0, _MIN, _EMPTY),
    "disclosure": RowByHand("disclosure", "shared", 72, 0, _MIN, _GO),
    "breach": RowByHand("breach", "closed", 72, 0, _MIN, _EMPTY),
    "consent": RowByHand("consent", "consent_ended", 72, 0, _MIN, _GO),
    "medical_unasked": RowByHand(
        "medical_unasked", "arrived", 0, 28, _MAX, _GO, "free"
    ),
    "survey_answer": RowByHand("survey_answer", "answered", 12, 0, _MIN, _EMPTY),
    "newsletter": RowByHand("newsletter", "unsubscribed", 0, 30, _MAX, _GO, "free"),
    "cookie_choice": RowByHand("cookie_choice", "choice_ended", 6, 0, _MIN, _GO),
    "visit_statistics": RowByHand("visit_statistics", "created", 14, 0, _MAX, _GO),
    "record_access": RowByHand("record_access", "record_destroyed", 12, 0, _MIN, _GO),
    "sign_in": RowByHand("sign_in", "created", 12, 0, _MIN, _GO),
    "disposal_proof": RowByHand(
        "disposal_proof", "no_end", None, 0, _EVER, _LOOK, "trading"
    ),
    "backup": RowByHand("backup", "created", 0, 35, _MAX, _GO, "free"),
}
PRACTICE = {
    "disposal_approvals": 2,
    "disposal_cooling_days": 7,
    "inactive_warning_days": 30,
    "undecided_certificate_alert_days": 28,
    "hold_review_months": 12,
    "medical_consent_review_months": 12,
    "request_target_days": 21,
    "rights_reminder_days": 14,
    "complaint_progress_days": 28,
    "policy_notice_days": 30,
    "compliance_review_months": 12,
    "access_review_months": 6,
    "provider_review_months": 12,
    "restore_drill_days": 90,
    "backup_max_age_hours": 26,
    "checkpoint_days": 7,
}


class Line(NamedTuple):
    """A question to the table: a row, the day it counts from, the day asked about."""

    row: str
    start: date
    today: date


def table_questions() -> Iterator[Line | str]:
    """Yield each row around its boundaries, and the name of each number of practice."""
    yield from PRACTICE
    for name, row in ROWS.items():
        for start in DAYS_ZERO:
            last = _last_day(row, start)
            for day in (start, last, last + 31 * DAY):
                for shift in (-1, 0, 1):
                    yield Line(name, start, day + shift * DAY)


def table_by_hand(question: Line | str) -> tuple[object, ...]:
    """Return what the row is, and whether its record may go and should be gone."""
    if isinstance(question, str):
        return (PRACTICE[question],)
    row, today = ROWS[question.row], question.today
    shape = (row.kind, row.trigger, row.limit, row.then, row.rest)
    if row.months is None:
        return (*shape, False, False)
    last = _last_day(row, question.start)
    if row.limit == _MIN:
        return (*shape, last < today, last + 31 * DAY < today)
    free = question.start if "free" in row.rest else last
    return (*shape, free <= today, last < today)


def table_in_force(question: Line | str, edition: Edition) -> tuple[object, ...]:
    """Return the same from an edition: the cut-offs are what the night's work asks."""
    if isinstance(question, str):
        return (getattr(edition.practice, question),)
    schedule, today = edition.schedule, question.today
    try:
        row = schedule.row(question.row)
    except NotOneRowError:
        return ()
    words = [
        *(["free"] if row.free_at_start else []),
        *(["trading"] if row.while_trading else []),
        *(["besides"] if row.besides else []),
        *row.keeps,
    ]
    free = row.cutoff(today, schedule.settings)
    late = row.overdue_cutoff(today, schedule.settings)
    return (
        row.kind,
        row.trigger,
        str(row.limit),
        str(row.then),
        " ".join(words),
        free is not None and question.start <= free,
        late is not None and question.start <= late,
    )


def _last_day(row: RowByHand, start: date) -> date:
    """Return the last day of a row that counts from `start`, that day included."""
    if row.trigger == "birth":
        return birthday_on(start, (row.months or 0) // 12)
    last = months_on(start, row.months or 0) + row.days * DAY
    if row.trigger == "financial_year_ended" and is_last_of_month(start):
        return last_of_month(last)
    return last
