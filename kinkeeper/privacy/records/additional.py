"""
The kinds of record that only the product holds: enquiries, requests, logs (A17).

The edition has a row for each. Nothing decides about them but the day their period
counts from, which the app that holds them knows.
"""

from datetime import date

from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.records import trading
from kinkeeper.privacy.records.facts import Told
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules import retention
from kinkeeper.rules.dates import add_years
from kinkeeper.rules.retention import Block, Limit, Row, Schedule, Status
from kinkeeper.rules.retention.holds import standing
from kinkeeper.rules.sentences import in_words

State = Obligation.State


def row_for(kind: str, schedule: Schedule) -> Row:
    """Return the one row about an additional kind, or raise NotOneRowError."""
    found = [row for row in schedule.additional if row.kind == kind]
    if len(found) != 1:
        raise retention.NotOneRowError(f"No single rule speaks of {kind}.")
    return found[0]


def promised(told: Told, schedule: Schedule, today: date) -> list[dict[str, object]]:
    """Return what the row about this kind of record promises."""
    row = row_for(told.holding.kind, schedule)
    words: dict[str, object] = {"rule": row.rule, "row": row.id, "via": list(row.law)}
    if row.limit is Limit.INDEFINITE:
        return [words | _endless(told, row, schedule, today)]
    start = told.starts_on
    if start is None or start > today:
        because = f"Nothing is counted yet: we wait until {_happened(row)}."
        return [words | {"state": State.ACTIVE, "because": because}]
    because = _counted(row, start, schedule)
    return [words | {"state": State.COUNTING, "trigger_on": start, "because": because}]


def status(
    told: Told, schedule: Schedule, blocks: tuple[Block, ...], today: date
) -> tuple[Status, date | None]:
    """Return what may happen to the record today, and the first day it may go."""
    row = row_for(told.holding.kind, schedule)
    if row.limit is Limit.INDEFINITE:
        return Status.INDEFINITE, None
    start = told.starts_on
    if start is None or start > today:
        return Status.ACTIVE, None
    due = retention.due(row, start, schedule)
    begun = [block for block in blocks if block.start <= today]
    holds = standing(begun, (told.holding.kind,), schedule)
    if holds.open is not None or due.eligible_from is None:
        return Status.BLOCKED, None
    free = holds.delayed(due.eligible_from)
    if today < free:
        return Status.WAIT, free
    if told.case is not None and told.case.our_role == Case.OurRole.PROCESSOR:
        return Status.RETURN_TO_CONTROLLER, free
    return Status.ELIGIBLE, free


def _counted(row: Row, start: date, schedule: Schedule) -> str:
    due = retention.due(row, start, schedule)
    since = f"{in_words(start)}, when {_happened(row)}"
    if row.limit is Limit.MAXIMUM and due.dispose_by is not None:
        return f"Counted from {since}; it must be gone by {in_words(due.dispose_by)}."
    until = in_words(due.retain_until) if due.retain_until else "its end"
    return f"Counted from {since}; it is kept until the end of {until}."


def _endless(
    told: Told, row: Row, schedule: Schedule, today: date
) -> dict[str, object]:
    """No end date: looked at again after some years; some only while we trade."""
    years = schedule.settings.indef_review_years
    ceased = trading.ceased_on()
    over = row.while_trading and ceased is not None and ceased <= today
    why = "We have stopped trading, so a successor must keep it."
    return {
        "state": State.TRANSFER_REQUIRED if over else State.INDEFINITE,
        "review_on": _next_look(told, years),
        "because": why if over else f"{row.title}: there is no end date.",
    }


def _next_look(told: Told, years: int) -> date:
    """Return the first look that has not been taken, counted from the opening."""
    turn, day = 1, add_years(told.holding.opened_on, years)
    while told.kept_on is not None and day <= told.kept_on:
        turn += 1
        day = add_years(told.holding.opened_on, turn * years)
    return day


def _happened(row: Row) -> str:
    return edition.in_force().triggers.get(row.trigger, "it was closed")
