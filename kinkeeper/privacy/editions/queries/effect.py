"""
What a draft would do to every record that is held, before anybody publishes it (K2).

Only the rows of the table that change are counted, by statements over whole sets; no
record is opened and none is written. Each record is looked at under the edition that
it is kept under now.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from django.db.models import Count, Q

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.policy import library, pinning
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.tables import kept
from kinkeeper.privacy.editions.permissions import may_look
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules import retention
from kinkeeper.rules.retention import Row, Schedule

EXAMPLES = 3
MONTHS = 12
# Settings on which the stored days rest: records would have to be worked out anew.
WORKED_OUT_ANEW = (
    "case_anchor",
    "inactive_close_months",
    "safeguarding_scope",
    "safeguarding_downgrade",
    "leap_birthday",
)
REVIEWS = ("ask_age", "indef_review_years")
# Which concern a family had is nobody's business here.
UNTOLD_RULE = "P9k"
Facts = Mapping[str, object]


class Way(StrEnum):
    """Which way the end of a record would move."""

    EARLIER = "earlier"
    LATER = "later"
    LOSES_END = "loses"
    GAINS_END = "gains"
    OTHERWISE = "otherwise"


@dataclass(frozen=True)
class Example:
    """One record, by its reference, with the first day it may go, now and then."""

    reference: str
    was: date | None
    would_be: date | None


@dataclass
class RowEffect:
    """What a draft does to the records under one row of one edition."""

    row: str
    title: str
    pinned: str
    was: str
    would_be: str
    protected: bool
    moves: dict[Way, int] = field(default_factory=dict)
    due_at_once: int = 0
    in_use: int = 0
    examples: tuple[Example, ...] = ()

    @property
    def total(self) -> int:
        return sum(self.moves.values())


@dataclass(frozen=True)
class Effect:
    """The whole effect, in numbers and by row."""

    rows: tuple[RowEffect, ...]
    reviews: int
    anew: int

    def moving(self, way: Way, *, protected: bool | None = None) -> int:
        """Return how many records move one way: all, or only those (not) protected."""
        return sum(
            row.moves.get(way, 0)
            for row in self.rows
            if protected is None or row.protected is protected
        )

    @property
    def protected(self) -> int:
        return sum(row.total for row in self.rows if row.protected)

    @property
    def moved(self) -> int:
        return sum(row.total for row in self.rows if not row.protected)


def effect_on_records(new: Edition, *, viewer: Account, today: date) -> Effect:
    """Return what an edition would do to the records that are held today."""
    may_look(viewer)
    rows: list[RowEffect] = []
    reviews = anew = 0
    for pinned in library.editions():
        now = library.schedule_for(pinned.version)
        rows += _rows(pinned.version, now, new, today)
        reviews += _told_by(pinned.version, now, new, REVIEWS, review=True)
        anew += _told_by(pinned.version, now, new, WORKED_OUT_ANEW, review=False)
    return Effect(tuple(rows), reviews, anew)


def _rows(pinned: str, now: Schedule, new: Edition, today: date) -> Iterator[RowEffect]:
    then, really = new.schedule, pinning.taken_over(now, new)
    changed = [
        (was, _find(then, was.id))
        for was in (*now.rows, *now.additional)
        if _differs(now, was, then)
    ]
    counted = _counted(pinned, now, then, changed, today)
    for was, would_be in changed:
        told = counted.get(was.id)
        if told is None:
            continue
        yield RowEffect(
            row=was.id,
            title=was.title,
            pinned=pinned,
            was=kept(was, now),
            would_be=kept(would_be, then) if would_be else "Another row",
            protected=_find(really, was.id) == was and _same_settings(now, really, was),
            moves=_ways(pinned, was, would_be, now, then, told["counting"]),
            due_at_once=told["at_once"],
            in_use=told["in_use"],
            examples=_examples(pinned, was, would_be, now, then),
        )


def _find(schedule: Schedule, row: str) -> Row | None:
    try:
        return schedule.row(row)
    except retention.NotOneRowError:
        return None


def _differs(now: Schedule, was: Row, then: Schedule) -> bool:
    other = _find(then, was.id)
    if other is None:
        return True
    return (
        was.period(now.settings) != other.period(then.settings)
        or was.limit is not other.limit
        or was.then is not other.then
        or was.when != other.when
        or was.trigger != other.trigger
    )


def _same_settings(now: Schedule, really: Schedule, row: Row) -> bool:
    return row.period(now.settings) == row.period(really.settings)


def _counted(
    pinned: str,
    now: Schedule,
    then: Schedule,
    changed: Iterable[tuple[Row, Row | None]],
    today: date,
) -> dict[str, dict[str, int]]:
    """Count the records under the changed rows, in one statement."""
    names = [was.id for was, _ in changed]
    if not names:
        return {}
    sooner = Q(pk__in=[])
    for was, would_be in changed:
        sooner |= _due_sooner(was, would_be, now, then, today)
    counting = Q(state=Obligation.State.COUNTING)
    found = (
        Obligation.objects.filter(policy_version=pinned, row__in=names)
        .values("row")
        .annotate(
            counting=Count("pk", filter=counting),
            in_use=Count("pk", filter=~counting),
            at_once=Count("pk", filter=counting & sooner),
        )
    )
    return {line["row"]: line for line in found}


def _due_sooner(
    was: Row, would_be: Row | None, now: Schedule, then: Schedule, today: date
) -> Q:
    """Return the condition "may go today by the new row, and may not by the old"."""
    cut = would_be.cutoff(today, then.settings) if would_be else None
    if cut is None:
        return Q(pk__in=[])
    before = was.cutoff(today, now.settings)
    due = Q(row=was.id, trigger_on__lte=cut)
    return due if before is None else due & Q(trigger_on__gt=before)


def _ways(
    pinned: str,
    was: Row,
    would_be: Row | None,
    now: Schedule,
    then: Schedule,
    total: int,
) -> dict[Way, int]:
    """Say which way the records move: by the periods, else day by day."""
    way = _way(was, would_be, now, then)
    if way is not None:
        return {way: total} if total else {}
    days = _counting(pinned, was.id).values("trigger_on").annotate(number=Count("pk"))
    moves: dict[Way, int] = {}
    for line in days:
        old = retention.due(was, line["trigger_on"], now).eligible_from
        due = retention.due(would_be or was, line["trigger_on"], then).eligible_from
        if old and due and old != due:
            found = Way.EARLIER if due < old else Way.LATER
            moves[found] = moves.get(found, 0) + line["number"]
    return moves


def _way(was: Row, would_be: Row | None, now: Schedule, then: Schedule) -> Way | None:
    """Return which way all records of a row move; None when it depends on the day."""
    if would_be is None or was.when != would_be.when or was.trigger != would_be.trigger:
        return Way.OTHERWISE
    before, after = was.period(now.settings), would_be.period(then.settings)
    if before is None or after is None:
        if before is after:
            return Way.OTHERWISE
        return Way.GAINS_END if before is None else Way.LOSES_END
    if before == after:
        return Way.OTHERWISE
    one, other = _length(before), _length(after)
    if one == other or before.month_end != after.month_end:
        return None
    if all(a <= b for a, b in zip(one, other, strict=True)):
        return Way.LATER
    if all(a >= b for a, b in zip(one, other, strict=True)):
        return Way.EARLIER
    return None


def _length(period) -> tuple[int, int]:  # type: ignore[no-untyped-def]
    months = (period.until_age or period.years) * MONTHS + period.months
    return months, period.days


def _counting(pinned: str, row: str):  # type: ignore[no-untyped-def]
    return Obligation.objects.filter(
        policy_version=pinned, row=row, state=Obligation.State.COUNTING
    )


def _examples(
    pinned: str, was: Row, would_be: Row | None, now: Schedule, then: Schedule
) -> tuple[Example, ...]:
    """Return a few records by reference. Never by name, never where a worry was."""
    if was.rule == UNTOLD_RULE or would_be is None:
        return ()
    rows = _counting(pinned, was.id).exclude(reference="")
    first = rows.order_by("trigger_on").values_list("reference", "trigger_on")
    return tuple(
        Example(
            reference,
            retention.due(was, day, now).eligible_from,
            retention.due(would_be, day, then).eligible_from,
        )
        for reference, day in first[:EXAMPLES]
    )


def _told_by(
    pinned: str, now: Schedule, new: Edition, settings: Iterable[str], *, review: bool
) -> int:
    """Count records that a changed setting reaches, if one has changed."""
    same = all(
        getattr(now.settings, name) == getattr(new.settings, name) for name in settings
    )
    if same:
        return 0
    found = Obligation.objects.filter(policy_version=pinned)
    if review:
        return found.filter(review_on__isnull=False).count()
    return found.filter(case__isnull=False).count()
