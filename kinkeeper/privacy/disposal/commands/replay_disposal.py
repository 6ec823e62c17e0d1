"""
Destroying again what a restore brought back.

Danger: this destroys without asking, because two people agreed when it was destroyed
the first time. What is destroyed is found by the name of its record, which no other
record ever has; what has another reference than it had then, or is held by now, is left
for a person. An older copy of a record goes like the one that was destroyed.
"""

from datetime import datetime
from typing import Any

from django.db import DatabaseError, OperationalError, transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import words
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case
from kinkeeper.policy import edition, library
from kinkeeper.privacy.disposal.commands.take_out import stop
from kinkeeper.privacy.disposal.models import (
    Approval,
    Batch,
    Certificate,
    Item,
    Manifest,
)
from kinkeeper.privacy.disposal.queries import manifests
from kinkeeper.privacy.disposal.queries.due import OPEN
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.models import Look, Obligation
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.rules.retention import Schedule

ASIDE = "A backup brought this back, and something since then stands against it."


class _HeldError(Exception):
    """Something that was placed since keeps this record. A person has to look."""


@trail.command
def replay_disposal(*, line: Line, now: datetime) -> Replayed:
    """Destroy the record of a journal line again, and put its proof back."""
    said = dict(line.said)
    record, kind = str(said["record"]), str(said["kind"])
    if Certificate.objects.filter(key=said["certificate"]["key"]).exists():
        _record("disposal.replay_not_needed", record, None)
        return Replayed.ALREADY
    case = Case.objects.filter(key=said["case"]).first() if said["case"] else None
    if case is not None:
        case = obligations.locked(case)
    try:
        with transaction.atomic():
            _nothing_keeps_it(said, case, now)
            digests = _erase(record, kind, case, line.at)
            manifest = _put_the_proof_back(said, case)
            if case is not None:
                case.refresh_from_db()
                obligations.refresh(case=case, now=now)
    except OperationalError:
        # The machine failed, nobody decided anything: the doors stay closed.
        raise
    except (_HeldError, DatabaseError):
        # What was agreed before the backup must not go on by itself at night.
        for item in Item.objects.filter(record=record, state__in=OPEN):
            stop(item, why=ASIDE, by=None)
        _record("disposal.replay_set_aside", record, case)
        return Replayed.SET_ASIDE
    detail = {
        "certificate": said["certificate"]["reference"],
        "manifest_root": said["certificate"]["manifest_root"],
        "rows": len(digests),
        "as_then": manifests.matched(manifest, digests),
    }
    _record("disposal.replayed", record, case, detail)
    return Replayed.DONE


def _nothing_keeps_it(said: dict[str, Any], case: Case | None, now: datetime) -> None:
    """Take the promise away. Raises _HeldError when the record must stay for now."""
    if case is not None and case.reference != said["reference"]:
        raise _HeldError
    version = str(said["item"]["policy_version"])
    promised = Obligation.objects.filter(record=said["record"])
    today, schedule = clock.london(now).date(), table_of(version)
    if promised.filter(in_the_way(str(said["kind"]), schedule, today)).exists():
        raise _HeldError
    promised.delete()


def table_of(version: str) -> Schedule:
    """Return the table of an edition; of today's when that one is lost."""
    try:
        return library.schedule_for(version)
    except KeyError:
        # Published after the backup, and lost with the machine.
        return edition.in_force().schedule


def _erase(record: str, kind: str, case: Case | None, at: datetime) -> list[bytes]:
    """Run every app's part, as on the day on which it was destroyed."""
    if register.lone_record(record) is not None:
        lone = [part.erase(record, at) for part in register.lone_parts_of(kind)]
        return [digest for erased in lone for digest in erased.digests]
    if case is None:
        return []
    went = [part.erase(case, record, at) for part in register.parts_of(kind)]
    return [digest for erased in went for digest in erased.digests]


def _put_the_proof_back(said: dict[str, Any], case: Case | None) -> Manifest:
    batch = _made(Batch, said["batch"])
    Item.objects.filter(record=said["record"], state__in=OPEN).exclude(
        key=said["item"]["key"]
    ).update(state=Item.State.STOPPED)
    # The words went with the record then, and go again.
    Item.objects.filter(record=said["record"]).update(stopped_why="")
    Look.objects.filter(record=said["record"]).update(reason="")
    item = _made(Item, said["item"], batch=batch, case=case, stopped_why="")
    item.approvals.all().delete()
    for each in said["approvals"]:
        Approval.objects.create(item=item, **words.read(Approval, each))
    certificate = _made(Certificate, said["certificate"], item=item)
    return Manifest.objects.create(
        certificate=certificate, **words.read(Manifest, said["manifest"])
    )


def _made(model: Any, told: dict[str, Any], **more: object) -> Any:
    values = words.read(model, told)
    key = values.pop("key")
    made, _ = model.objects.update_or_create(key=key, defaults={**values, **more})
    return made


def _record(
    action: str, record: str, case: Case | None, detail: dict[str, object] | None = None
) -> None:
    key = case.key if case else None
    trail.record(action, about=record, by=None, case_key=key, detail=detail)
