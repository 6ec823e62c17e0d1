"""
What a draft would do to every record that is held, before anybody publishes it (K2).

Only the rows of the table that change are counted, by statements over whole sets; no
record is opened and none is written. Each record is looked at under the edition that
it is kept under now.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.policy import library, pinning
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.tables import kept
from kinkeeper.privacy.editions.permissions import may_look
from kinkeeper.privacy.editions.queries.moving import Step, Way, steps
from kinkeeper.privacy.editions.queries.standing import last_published
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Schedule

EXAMPLES = 3
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
    """Return what an edition would do to the records that are held today.

    Only the rows and settings that it changes itself are looked at; what an edition
    before it asked for is not asked again here.
    """
    may_look(viewer)
    rows: list[RowEffect] = []
    reviews = anew = 0
    before = last_published()
    touched = {step.was.id for step in steps(before.schedule, new.schedule)}
    same = [
        name
        for name in (*REVIEWS, *WORKED_OUT_ANEW)
        if getattr(before.settings, name) == getattr(new.settings, name)
    ]
    review = [name for name in REVIEWS if name not in same]
    worked_out = [name for name in WORKED_OUT_ANEW if name not in same]
    for pinned in library.editions():
        now = library.schedule_for(pinned.version)
        rows += _rows(pinned.version, now, new, touched, today)
        reviews += _told_by(pinned.version, now, new, review, review=True)
        anew += _told_by(pinned.version, now, new, worked_out, review=False)
    return Effect(tuple(rows), reviews, anew)


def _rows(
    pinned: str, now: Schedule, new: Edition, touched: set[str], today: date
) -> Iterator[RowEffect]:
    changed = [s for s in steps(now, new.schedule) if s.was.id in touched]
    really = {step.was.id for step in steps(now, pinning.taken_over(now, new))}
    counted = _counted(pinned, changed, today)
    for step in changed:
        told = counted.get(step.was.id)
        if told is None:
            continue
        other = step.would_be
        yield RowEffect(
            row=step.was.id,
            title=step.was.title,
            pinned=pinned,
            was=kept(step.was, now),
            would_be=kept(other, new.schedule) if other else "Another row",
            protected=step.was.id not in really,
            moves=_ways(pinned, step, told["counting"]),
            due_at_once=told["at_once"],
            in_use=told["in_use"],
            examples=_examples(pinned, step),
        )


def _counted(pinned: str, changed: list[Step], today: date) -> dict[str, Any]:
    """Count the records under the changed rows, in one statement."""
    if not changed:
        return {}
    sooner = Q(pk__in=[])
    for step in changed:
        sooner |= step.due_sooner(today)
    # A row whose clock runs has a day, and no other row has: the index knows it all.
    counting = Q(trigger_on__isnull=False)
    found = (
        Obligation.objects.filter(
            policy_version=pinned, row__in=[step.was.id for step in changed]
        )
        .values("row")
        .annotate(
            counting=Count("pk", filter=counting),
            in_use=Count("pk", filter=~counting),
            at_once=Count("pk", filter=counting & sooner),
        )
    )
    return {line["row"]: line for line in found}


def _ways(pinned: str, step: Step, total: int) -> dict[Way, int]:
    """Say which way the records move: by the periods, else day by day."""
    if step.way is not None:
        return {step.way: total} if total else {}
    moves: dict[Way, int] = {}
    days = _counting(pinned, step.was.id).values("trigger_on")
    for line in days.annotate(number=Count("pk")):
        day = line["trigger_on"]
        if day is None:
            continue
        was, would_be = step.ends(day)
        if was and would_be and was != would_be:
            found = Way.EARLIER if would_be < was else Way.LATER
            moves[found] = moves.get(found, 0) + line["number"]
    return moves


def _counting(pinned: str, row: str) -> QuerySet[Obligation]:
    return Obligation.objects.filter(
        policy_version=pinned, row=row, state=Obligation.State.COUNTING
    )


def _examples(pinned: str, step: Step) -> tuple[Example, ...]:
    """Return a few records by reference. Never by name, never where a worry was."""
    if step.was.rule == UNTOLD_RULE or step.would_be is None:
        return ()
    rows = _counting(pinned, step.was.id).exclude(reference="")
    first = rows.order_by("trigger_on").values_list("reference", "trigger_on")
    return tuple(
        Example(reference, *step.ends(day))
        for reference, day in first[:EXAMPLES]
        if day is not None
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
