"""
Keeping the promises in step with the facts.

`refresh` is called by every command that changes a fact of a case, `keep_alone` by
every command that changes one of a lone record, in the same transaction. They work out
anew how long each record is kept, and tell the listeners which records changed, so that
an agreed disposal never rests on old facts (C-13).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.policy import library
from kinkeeper.privacy.records import postponing, register
from kinkeeper.privacy.records.facts import CaseOnFile, Told, told_alone
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.promising import promises
from kinkeeper.privacy.records.register import Holding
from kinkeeper.rules.retention import Record, Schedule

# The rule of records that a safeguarding concern protects (C-6).
PROTECTED_RULE = "P9k"

KINDS_OF_THE_RULES = [str(kind) for kind in Record]

# What a refresh may rewrite in a row that exists.
_WRITTEN = (
    "kind",
    "title",
    "reference",
    "state",
    "rule",
    "row",
    "opened_on",
    "trigger_on",
    "review_on",
    "via",
    "because",
    "facts_sha256",
    "policy_version",
)


@dataclass(frozen=True)
class Change:
    """A record about which something changed, and why, as a plain sentence."""

    case: Case | None
    record: str
    why: str


# Engines above append functions here when Django starts: called inside the transaction.
on_change: list[Callable[[Change], object]] = []


def tell(change: Change) -> None:
    """Tell everybody who listens that a record is not as it was."""
    for listen in on_change:
        listen(change)


def refresh(*, case: Case, now: datetime) -> None:
    """Rewrite how long each record of a case is kept. Safe to call at any time."""
    if postponing.is_noted(case.pk, now):
        return
    with transaction.atomic():
        case = locked(case)
        on_file = CaseOnFile(case, clock.london(now).date())
        kept: dict[str, list[Obligation]] = {}
        for row in case.obligations.filter(kind__in=KINDS_OF_THE_RULES):
            kept.setdefault(row.record, []).append(row)
        for holding in on_file.holdings:
            _write(on_file.told_of(holding), kept.pop(holding.record, []), now)
        for record, rows in kept.items():
            if register.lone_record(record) is None:
                _forget(record, rows)


def keep_alone(*, record: str, now: datetime) -> None:
    """
    Rewrite how long a lone record is kept. Safe to call at any time.

    Called by every command that changes a fact of such a record, in its transaction.
    `record` is its name, as `trail.name_of` writes it. A record that has gone loses
    its rows.
    """
    with transaction.atomic():
        kept = list(Obligation.objects.select_for_update().filter(record=record))
        lone = register.lone_record(record)
        if lone is None:
            _forget(record, kept)
            return
        told = told_alone(lone, clock.london(now).date())
        _write(told, kept, now)


def join(*, record: str, case: Case, now: datetime) -> None:
    """
    Move a record that stood alone into the file of a family.

    It keeps the edition under which it was collected. What was agreed on it while it
    stood alone is void, because it rested on other facts (C-13).
    """
    with transaction.atomic():
        alone = Obligation.objects.filter(record=record, case=None)
        alone.update(case=case)
        refresh(case=case, now=now)
        tell(Change(case, record, "It belongs to a family now."))


def locked(case: Case) -> Case:
    """Return the case as it is now, and let nobody change its records meanwhile."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("container", "reports_container")
        .get(pk=case.pk)
    )


def pin_of(kept: list[Obligation], opened_on: date) -> str:
    """
    Return the version of the edition that counts for a record (P14).

    The one under which it was collected, or a later one to which everybody concerned
    agreed: a row keeps the version it has.
    """
    if kept:
        return kept[0].policy_version
    return library.collected_under(opened_on).version


def should_be(
    told: Told, kept: list[Obligation], *, today: date, now: datetime
) -> list[Obligation]:
    """Return the rows of a record as they should be on a day. Stores nothing."""
    pinned = pin_of(kept, told.holding.opened_on)
    return promises(told, pinned=pinned, today=today, now=now)


def table_for(holding: Holding) -> Schedule:
    """
    Return the table that counts for a record, whether it is stored yet or not.

    Raises KeyError when the edition under which it was collected is not on the shelf.
    """
    kept = Obligation.objects.filter(record=holding.record).order_by("pk")[:1]
    return library.schedule_for(pin_of(list(kept), holding.opened_on))


def _forget(record: str, rows: list[Obligation]) -> None:
    if not rows:
        return
    case = rows[0].case
    Obligation.objects.filter(pk__in=[row.pk for row in rows]).delete()
    tell(Change(case, record, "This record is no longer here."))


def _write(told: Told, kept: list[Obligation], now: datetime) -> None:
    """Bring the rows of one record into line, and tell when its facts changed."""
    fresh = should_be(told, kept, today=clock.london(now).date(), now=now)
    if kept and _file_has_gone(told.case):
        if {row.row for row in kept} == {row.row for row in fresh}:
            _carry_the_state(kept, fresh)
            return
        _keep_the_review(kept, fresh)
    changed = facts_of(kept) != facts_of(fresh)
    by_row = {row.row: row for row in kept}
    spare = [row for row in kept if row.row not in {new.row for new in fresh}]
    for new in fresh:
        old = by_row.get(new.row) or (spare.pop() if spare else None)
        if old is None:
            new.save()
        elif any(getattr(old, name) != getattr(new, name) for name in _WRITTEN):
            new.pk, new.key = old.pk, old.key
            new.save(force_update=True)
    Obligation.objects.filter(pk__in=[row.pk for row in spare]).delete()
    if kept and changed:
        tell(Change(told.case, told.holding.record, _why(fresh)))


def _file_has_gone(case: Case | None) -> bool:
    return case is not None and case.file_destroyed_on is not None


def facts_of(rows: list[Obligation]) -> set[tuple[object, ...]]:
    """Return what an agreed disposal rests on. Not the words, which tell the day."""
    return {(row.facts_sha256, row.row, row.state, row.trigger_on) for row in rows}


def _why(fresh: list[Obligation]) -> str:
    """Say what changed, without saying to all that somebody worries about a child."""
    if any(row.rule == PROTECTED_RULE for row in fresh):
        return "It is now kept without an end date. The safeguarding lead knows why."
    return f"The facts changed, so its date was worked out again. {fresh[0].because}"


def _carry_the_state(kept: list[Obligation], fresh: list[Obligation]) -> None:
    """Write that a successor must keep it (C-11); all else stays as it was known."""
    now = {row.row: row for row in fresh}
    for row in kept:
        if row.state != now[row.row].state:
            row.state, row.via = now[row.row].state, now[row.row].via
            row.because = now[row.row].because
            row.save(update_fields=["state", "via", "because"])


def _keep_the_review(kept: list[Obligation], fresh: list[Obligation]) -> None:
    """Keep the day of the next look: the birthdays behind it have gone."""
    days = [row.review_on for row in kept if row.review_on is not None]
    for row in fresh:
        row.review_on = min(days, default=row.review_on)
