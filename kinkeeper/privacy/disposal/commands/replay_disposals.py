"""
Destroying again many records at once, in few statements for all of them.

Danger: as `replay_disposal`, which this comes to the same end as. What is held by now,
or does not fit, is looked at one by one there; so is everything when the database
refuses a statement, because then nobody knows which of the records it was about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any

from django.db import DatabaseError, OperationalError, transaction
from django.db.models import QuerySet

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case
from kinkeeper.privacy.disposal.commands.replay_disposal import (
    replay_disposal,
    table_of,
)
from kinkeeper.privacy.disposal.models import (
    Approval,
    Batch,
    Certificate,
    Item,
    Manifest,
)
from kinkeeper.privacy.disposal.queries import manifests
from kinkeeper.privacy.disposal.queries.due import OPEN
from kinkeeper.privacy.disposal.queries.rounds import rounds
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.models import Look, Obligation
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.privacy.records.register import Doomed

_TOLD_OF_ITEM = tuple(
    field.name
    for field in Item._meta.concrete_fields
    if not field.primary_key and field.name != "key"
)


@dataclass
class _Gone:
    """A line whose record is destroyed again, and what went."""

    line: Line
    case: Case
    digests: list[bytes] = field(default_factory=list)

    @property
    def said(self) -> dict[str, Any]:
        return dict(self.line.said)

    @cached_property
    def manifest(self) -> Manifest:
        """The list of what went then: of many rows it takes long to read."""
        return Manifest(**words.read(Manifest, self.said["manifest"]))


@trail.command
def replay_disposals(*, lines: Sequence[Line], now: datetime) -> list[Replayed]:
    """Destroy the records of many lines again. Returns what became of each."""
    became: dict[str, Replayed] = {}
    for together in rounds(lines):
        clear = _clear(together, now)
        for line in together:
            if line.key not in clear:
                became[line.key] = replay_disposal(line=line, now=now)
        became |= _replay(list(clear.values()), now)
    return [became[line.key] for line in lines]


def _replay(clear: list[_Gone], now: datetime) -> dict[str, Replayed]:
    try:
        with transaction.atomic():
            _destroy(clear, now)
    except OperationalError:
        # The machine failed, nobody decided anything: the doors stay closed.
        raise
    except DatabaseError:
        return {
            each.line.key: replay_disposal(line=each.line, now=now) for each in clear
        }
    return dict.fromkeys((each.line.key for each in clear), Replayed.DONE)


def _clear(lines: Sequence[Line], now: datetime) -> dict[str, _Gone]:
    """Return the lines against which nothing stands, with their case, locked."""
    kinds = {kind for kind in _of(lines, "kind") if register.goes_together(kind)}
    there = set(
        Certificate.objects.filter(key__in=[line.key for line in lines]).values_list(
            "key", flat=True
        )
    )
    known = {case.key: case for case in _locked(lines)}
    found = {}
    for line in lines:
        case = known.get(_key(line))
        if case is None or case.reference != line.said["reference"]:
            continue
        if str(line.said["kind"]) in kinds and line.key not in map(str, there):
            found[line.key] = _Gone(line, case)
    held = _held([each.line for each in found.values()], now)
    return {k: each for k, each in found.items() if each.said["record"] not in held}


def _key(line: Line) -> Any:
    return Case._meta.get_field("key").to_python(line.said["case"] or None)


def _of(lines: Sequence[Line], what: str) -> set[str]:
    return {str(line.said[what]) for line in lines}


def _locked(lines: Sequence[Line]) -> "QuerySet[Case]":
    keys = [key for key in map(_key, lines) if key is not None]
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("container", "reports_container")
        .filter(key__in=keys)
        .order_by("pk")
    )


def _held(lines: Sequence[Line], now: datetime) -> set[str]:
    """Return the records that a hold reaches: one statement for each table."""
    today = clock.london(now).date()
    by_table: dict[tuple[str, str], list[str]] = {}
    for line in lines:
        version = str(line.said["item"]["policy_version"])
        told = by_table.setdefault((str(line.said["kind"]), version), [])
        told.append(str(line.said["record"]))
    held: set[str] = set()
    for (kind, version), records in by_table.items():
        promised = Obligation.objects.filter(record__in=records)
        stopped = promised.filter(in_the_way(kind, table_of(version), today))
        held.update(stopped.values_list("record", flat=True))
    return held


def _destroy(gone: list[_Gone], now: datetime) -> None:
    if not gone:
        return
    records = [str(each.said["record"]) for each in gone]
    Obligation.objects.filter(record__in=records).delete()
    for kind in sorted(_of([each.line for each in gone], "kind")):
        _run_the_parts(kind, [each for each in gone if each.said["kind"] == kind])
    _put_the_proofs_back(gone)
    _refresh(gone, now)
    trail.record_many("disposal.replayed", _events(gone))


def _run_the_parts(kind: str, gone: list[_Gone]) -> None:
    doomed = [Doomed(g.case, str(g.said["record"]), g.line.at) for g in gone]
    for part in register.parts_of(kind):
        if part.erase_many is None:
            raise TypeError(part.title)
        went = part.erase_many(doomed)
        for each in gone:
            if each.case.pk in went:
                each.digests += went[each.case.pk].digests


def _refresh(gone: list[_Gone], now: datetime) -> None:
    """Work out what is left of these families; of most of them nothing is."""
    cases = {each.case.pk: each.case for each in gone}
    promised = Obligation.objects.filter(case__in=cases).values_list("case", flat=True)
    for pk in sorted({*promised, *register.holding_any(list(cases))}):
        if pk is not None:
            obligations.refresh(case=cases[pk], now=now)


def _put_the_proofs_back(gone: list[_Gone]) -> None:
    batches = _batches(gone)
    keys = [each.said["item"]["key"] for each in gone]
    others = Item.objects.filter(record__in=_of([g.line for g in gone], "record"))
    others = others.exclude(key__in=keys)
    others.filter(state__in=OPEN).update(state=Item.State.STOPPED)
    others.update(stopped_why="")
    Look.objects.filter(record__in=_of([g.line for g in gone], "record")).update(
        reason=""
    )
    items = [
        Item(
            **words.read(Item, each.said["item"]),
            batch=batches[each.said["batch"]["key"]],
            case=each.case,
        )
        for each in gone
    ]
    Item.objects.bulk_create(
        items,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=_TOLD_OF_ITEM,
    )
    Approval.objects.filter(item__in=items).delete()
    Approval.objects.bulk_create(
        Approval(item=item, **words.read(Approval, told))
        for each, item in zip(gone, items, strict=True)
        for told in each.said["approvals"]
    )
    certificates = Certificate.objects.bulk_create(
        Certificate(item=item, **words.read(Certificate, each.said["certificate"]))
        for each, item in zip(gone, items, strict=True)
    )
    for each, proof in zip(gone, certificates, strict=True):
        each.manifest.certificate = proof
    Manifest.objects.bulk_create(each.manifest for each in gone)


def _batches(gone: list[_Gone]) -> dict[str, Batch]:
    told = {each.said["batch"]["key"]: each.said["batch"] for each in gone}
    made = Batch.objects.bulk_create(
        [Batch(**words.read(Batch, said)) for said in told.values()],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["reference", "proposed_on"],
    )
    return dict(zip(told, made, strict=True))


def _events(gone: list[_Gone]) -> Iterator[tuple[str, Any, dict[str, object]]]:
    for each in gone:
        detail: dict[str, object] = {
            "certificate": each.said["certificate"]["reference"],
            "manifest_root": each.said["certificate"]["manifest_root"],
            "rows": len(each.digests),
            "as_then": manifests.matched(each.manifest, each.digests),
        }
        yield str(each.said["record"]), each.case.key, detail
