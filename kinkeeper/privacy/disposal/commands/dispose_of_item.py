"""
The one place where a record is destroyed.

Danger: nothing here can be undone. Everything is checked again in the transaction that
destroys: the yes of two people, the facts, the date by the policy in force, and inside
the destroying statement itself the holds. What does not pass is taken out of its
review. Killed at any point, nothing has happened, and the next night does it again.
"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.policy import library
from kinkeeper.privacy.disposal import documents
from kinkeeper.privacy.disposal.commands.take_out import stop
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import rechecking
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.models import Look, Obligation
from kinkeeper.privacy.records.queries.hand_overs import is_received
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.rules.retention import NotOneRowError, Schedule

HELD = "It was put on hold, or its facts changed, before the night's work reached it."


class _StaysError(Exception):
    """The destroying statement found that the record must stay."""


class RecordStillHereError(Exception):
    """No part of the register destroyed the record. All is undone."""


@trail.command
def dispose_of_item(*, item: Item, today: date, now: datetime) -> Certificate | None:
    """
    Destroy the record of an agreed item and certify it.

    Returns None when the record has to stay: the item is then taken out, with the
    reason. Raises nothing that a person has to answer; a fault undoes everything.
    """
    case = rechecking.lock(item)
    item = Item.objects.select_for_update().get(pk=item.pk)
    why = _why_it_stays(item, case, today)
    if why:
        _take_out(item, why)
        return None
    try:
        with transaction.atomic():
            _take_the_promise_away(item, today)
            return _destroy(item, case, now)
    except _StaysError:
        _take_out(item, HELD)
        return None


def _why_it_stays(item: Item, case: Case | None, today: date) -> str:
    if item.state != Item.State.APPROVED or not rechecking.is_agreed(item):
        return "Two people have not agreed."
    return rechecking.why_it_stays(item, case, today)


def _take_the_promise_away(item: Item, today: date) -> None:
    """Delete the record's obligations, but only unchanged, due and not held."""
    schedule = library.schedule_for(item.policy_version)
    promised = Obligation.objects.filter(record=item.record)
    gone = 0
    for row_id, state in list(promised.values_list("row", "state")):
        deleted, _ = (
            promised.filter(row=row_id, policy_version=item.policy_version)
            .filter(_is_over(item, row_id, state, schedule, today))
            .filter(~in_the_way(item.kind, schedule, today))
            .delete()
        )
        gone += deleted
    if not gone or promised.exists():
        raise _StaysError


def _is_over(item: Item, row_id: str, state: str, schedule: Schedule, today: date) -> Q:
    """Return "this reason to keep the record is over"; after a look, also C-7."""
    looked_at = item.ground == Item.Ground.LOOK
    if looked_at and state in rechecking.ENDLESS and is_received(item.record):
        return Q(state=state)
    if looked_at and state in rechecking.ENDLESS:
        return Q(state=state, review_on__lte=today)
    ended = Q(trigger_on__lte=_cutoff(row_id, schedule, today))
    if not looked_at:
        # After a look the facts were compared with those of the look, a moment ago.
        ended &= Q(facts_sha256=item.facts_sha256)
    return ended & Q(state=Obligation.State.COUNTING)


def _cutoff(row_id: str, schedule: Schedule, today: date) -> date:
    """Return the last day that lets a record go. A row without one keeps it."""
    try:
        cutoff = schedule.row(row_id).cutoff(today, schedule.settings)
    except NotOneRowError:
        cutoff = None
    if cutoff is None:
        raise _StaysError
    return cutoff


def _destroy(item: Item, case: Case | None, now: datetime) -> Certificate:
    """Run every app's part in order, then leave the certificate."""
    went = _run_the_parts(item, case, now)
    Item.objects.filter(record=item.record).exclude(pk=item.pk).update(stopped_why="")
    Look.objects.filter(record=item.record).update(reason="")
    Item.objects.filter(pk=item.pk).update(
        state=Item.State.DISPOSED, disposed_at=now, version=F("version") + 1
    )
    if case is not None:
        case.refresh_from_db()
        obligations.refresh(case=case, now=now)
    certificate = documents.certify(item, case, went, now=now)
    trail.record(
        "disposal.done",
        about=item,
        by=None,
        case_key=case.key if case else None,
        detail={
            "certificate": certificate.reference,
            "rule": item.rule,
            "row": item.row,
            "policy": item.policy_version,
            "counts": certificate.counts,
            "manifest_root": certificate.manifest_root,
        },
    )
    return certificate


def _run_the_parts(item: Item, case: Case | None, now: datetime) -> documents.Went:
    """Let every app destroy its share, in order. A record that is left is a fault."""
    if register.lone_record(item.record) is None:
        if case is None:
            raise RecordStillHereError(item.record)
        parts = register.parts_of(item.kind)
        return [(part.title, part.erase(case, item.record, now)) for part in parts]
    went = [
        (part.title, part.erase(item.record, now))
        for part in register.lone_parts_of(item.kind)
    ]
    if register.lone_record(item.record) is not None:
        raise RecordStillHereError(item.record)
    return went


def _take_out(item: Item, why: str) -> None:
    if item.state in (Item.State.PROPOSED, Item.State.APPROVED):
        stop(item, why=why, by=None)
    else:
        trail.record("disposal.not_done", about=item, by=None)
