"""
Which records have reached the end of their life? Asked of the table, not of each.

One cut-off date for each row of each edition under which something is held; the index
gives what lies before it. The work grows with what is due, not with what is held. The
words of the statement depend on the number of rows alone, so they are written once.
Asking twice proposes once.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from django.db import connection

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.policy import library, shelf
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.editions_held import rows_of, versions_held
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.rules.retention.schedule import Row, Then

OPEN = (Item.State.PROPOSED, Item.State.APPROVED)
ENDING = (Then.DESTROY, Then.CONFIDENTIAL_WASTE, Then.ANONYMISE)
AT_ONCE = 500


class Cutoff(NamedTuple):
    """Records of this row and edition whose clock started by `until` may go."""

    version: str
    row: str
    until: date
    ends: bool  # and this installation can end them


class Due(NamedTuple):
    """One record whose last reason to be kept has ended; holds not looked at."""

    pk: int
    record: str
    case_id: int | None
    reference: str
    kind: str
    title: str
    rule: str
    row: str
    trigger_on: date
    facts_sha256: str
    policy_version: str
    has_others: bool = False  # further reasons to keep it are on file


def due(today: date) -> list[Due]:
    """
    Return what may go and is in no open review; holds not looked at.

    A record kept for several reasons is due when the last has ended. Records that we
    hold for another controller are not ours to destroy (C-12).
    """
    lines = cutoffs(today)
    ending = [line for line in lines if line.ends]
    if not ending:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_words(len(ending)), _values(ending))
        found = [Due._make(row) for row in cursor.fetchall()]
    running = _still_running({each.record for each in found if each.has_others}, lines)
    return [each for each in found if each.record not in running] if running else found


def held(found: Sequence[Due], today: date) -> set[int]:
    """Return which of these obligations, by primary key, a hold stops today."""
    if not found or not _any_hold():
        return set()
    groups: dict[tuple[str, str], list[int]] = {}
    for each in found:
        groups.setdefault((each.kind, each.policy_version), []).append(each.pk)
    stopped: set[int] = set()
    for (kind, version), keys in groups.items():
        schedule = library.schedule_for(version)
        for first in range(0, len(keys), AT_ONCE):
            some = Obligation.objects.filter(pk__in=keys[first : first + AT_ONCE])
            caught = some.filter(in_the_way(kind, schedule, today))
            stopped.update(caught.values_list("pk", flat=True))
    return stopped


def _still_running(records: Iterable[str], lines: Iterable[Cutoff]) -> set[str]:
    """Return which records have a reason to be kept that has not ended."""
    ended = {(line.version, line.row): line.until for line in lines}
    names, running = sorted(records), set()
    for first in range(0, len(names), AT_ONCE):
        some = Obligation.objects.filter(record__in=names[first : first + AT_ONCE])
        for record, version, row, trigger_on in some.values_list(
            "record", "policy_version", "row", "trigger_on"
        ):
            until = ended.get((version, row))
            if until is None or trigger_on is None or trigger_on > until:
                running.add(record)
    return running


def cutoffs(today: date) -> tuple[Cutoff, ...]:
    """Return the cut-off of every row with an end, of each edition that is held."""
    return _cutoffs(versions_held(), today, shelf.mark(), clock.today())


def ends_here(row: Row) -> bool:
    """Say whether a row's records end by a date, and we know how to end them."""
    return row.then in ENDING and register.can_destroy(row.kind)


def _any_hold() -> bool:
    """Say whether any hold, or the tail of one, is in force at all."""
    with connection.cursor() as cursor:
        cursor.execute(_ANY_HOLD)
        return cursor.fetchone() is not None


@lru_cache(maxsize=64)
def _cutoffs(
    versions: tuple[str, ...], today: date, _mark: shelf.Mark, _counted_on: date
) -> tuple[Cutoff, ...]:
    found = []
    for version in versions:
        try:
            schedule = library.schedule_for(version)
        except KeyError:
            # Never published: nothing under it ends; the work list shows it.
            continue
        for row in rows_of(schedule):
            until = row.cutoff(today, schedule.settings)
            if until is not None:
                found.append(Cutoff(version, row.id, until, ends_here(row)))
    return tuple(found)


def _values(lines: Iterable[Cutoff]) -> list[str | date]:
    words: list[str | date] = []
    for line in lines:
        words += (line.version, line.row, line.until)
    return words


@lru_cache(maxsize=64)
def _words(ending: int) -> str:
    """Write the statement: a walk through the index for each row that ends."""
    walk = f"""
        SELECT id, record, case_id, reference, kind, title, rule, "row", trigger_on,
               facts_sha256, policy_version
        FROM {_OBLIGATION}
        WHERE policy_version = %s AND "row" = %s AND trigger_on <= %s
          AND state = '{Obligation.State.COUNTING}'"""  # noqa: S608
    return f"""
        SELECT due.*, EXISTS (
            SELECT 1 FROM {_OBLIGATION} other
            WHERE other.record = due.record AND other.id <> due.id)
        FROM ({" UNION ALL ".join([walk] * ending)}) due
        WHERE NOT EXISTS (
            SELECT 1 FROM {_ITEM} item
            WHERE item.record = due.record AND item.state IN {_OPEN})
          AND NOT EXISTS (
            SELECT 1 FROM {_CASE} family
            WHERE family.id = due.case_id
              AND family.our_role = '{Case.OurRole.PROCESSOR}')"""  # noqa: S608


_OBLIGATION = Obligation._meta.db_table
_ITEM = Item._meta.db_table
_CASE = Case._meta.db_table
_HOLD = Hold._meta.db_table
_ANY_HOLD = f"SELECT 1 FROM {_HOLD} WHERE NOT is_over LIMIT 1"  # noqa: S608
_OPEN = "(" + ", ".join(f"'{state}'" for state in OPEN) + ")"
