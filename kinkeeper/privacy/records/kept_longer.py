"""
What made a record stay longer outlives a restore (BK-3, C-13).

A worry about a child, an order of the court, a family that came back: entered after the
backup, they are lost with it, and by the facts that are left the record would go too
early. The words cannot come back. So the journal holds, for each record that ends by a
date, in which row of the policy it stood and since when; what by the old facts would go
earlier than that is put on hold, until two people have looked.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter
from uuid import UUID, uuid5

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register, words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.policy import library
from kinkeeper.privacy.records import holding
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.rules import retention
from kinkeeper.rules.dates import add_months
from kinkeeper.rules.retention import Record

KIND = "kept_longer"
# After all that ends a record: what has gone needs no hold.
LAST = register.WITHDRAWALS + 10
LOOK_BACK = timedelta(days=1)
LOOK_WITHIN_MONTHS = 3
WHY = (
    "A backup was put back. Something that kept this longer was entered after it and "
    "is lost. Find out what it was, enter it again, and end this hold."
)
# These end by a date, and facts that come in can only be lost to their harm.
KINDS = (
    Record.CASE_FILE,
    Record.HR_FILE,
    Record.PARENTAL_LEAVE,
    Record.DBS_RECORD,
    Record.FINANCE,
    Record.STAFF_MISC,
)
_NAMES = UUID("6f0a2c5e-31b4-4d0e-9a35-0d3a4e2f9c11")
State = Obligation.State
# Edition, row, state, and the day that it counts from.
Reason = list[str]


def register_replay() -> None:
    register.add_replay(KIND, order=LAST, lines=lines, replay=replay)


def lines() -> Iterator[Line]:
    """Yield how each record stands whose facts may be new since the last writing."""
    found = Obligation.objects.filter(kind__in=KINDS)
    last = register.last_written(KIND)
    if last is not None:
        fresh = found.filter(refreshed_at__gte=last - LOOK_BACK)
        found = found.filter(record__in=fresh.values("record"))
    rows = found.order_by("record", "row").iterator()
    for record, reasons in groupby(rows, key=attrgetter("record")):
        yield _line(record, list(reasons))


def replay(line: Line) -> Replayed:
    """
    Hold the record if it would go earlier than it would have.

    The last line of a record counts: a hold that an earlier one placed a moment ago is
    taken off again.
    """
    record, now = str(line.said["record"]), clock.now()
    kept = list(Obligation.objects.filter(record=record))
    if not kept:
        return Replayed.ALREADY
    key = uuid5(_NAMES, f"{record} {now:%Y-%m-%d}")
    held = Hold.objects.filter(key=key).first()
    needed = _ends(line.said["reasons"]) > _ends(map(_reason, kept))
    if needed is (held is not None):
        return Replayed.ALREADY
    if held is not None:
        trail.record("hold.not_needed", about=held, by=None)
        held.delete()
        return Replayed.DONE
    holding.placed(_hold(key, kept[0]), by=None, now=now)
    return Replayed.DONE


def _line(record: str, rows: list[Obligation]) -> Line:
    at = max(row.refreshed_at for row in rows)
    reasons = [_reason(row) for row in rows]
    imprint = words.imprint(reasons)
    # With the day: what comes back to where it was before is a new line.
    key = f"{record}:{imprint}:{clock.london(at):%y%m%d}"
    return Line(KIND, key, at, {"record": record, "reasons": reasons})


def _reason(row: Obligation) -> Reason:
    return [row.policy_version, row.row, row.state, str(row.trigger_on or "")]


def _ends(reasons: Iterable[Reason]) -> date:
    """Return the first day on which it may go, when the last reason is over."""
    return max(map(_end, reasons))


def _end(reason: Reason) -> date:
    edition, row, state, since = reason
    if state != State.COUNTING:
        return date.max
    try:
        schedule = library.schedule_for(edition)
        found = retention.due(schedule.row(row), date.fromisoformat(since), schedule)
    except (KeyError, retention.NotOneRowError):
        return date.max
    return found.eligible_from or date.max


def _hold(key: UUID, row: Obligation) -> Hold:
    """Return the hold, not yet placed. Whoever may place one looks after it."""
    return Hold(
        key=key,
        kind=Hold.Kind.MANUAL,
        scope=Hold.Scope.RECORD,
        record=row.record,
        case=row.case,
        reason=WHY,
        review_on=add_months(clock.today(), LOOK_WITHIN_MONTHS),
    )
