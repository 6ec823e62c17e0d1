"""May this record still go? Asked again of fresh facts, just before it goes (C-15)."""

from dataclasses import replace
from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.policy import edition, library
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records import additional, obligations, register
from kinkeeper.privacy.records.facts import CaseOnFile, Told, blocks_of, told_alone
from kinkeeper.privacy.records.models import Look, Obligation
from kinkeeper.privacy.records.queries.hand_overs import is_received
from kinkeeper.privacy.records.queries.holds import holds_on, in_the_way
from kinkeeper.rules import retention
from kinkeeper.rules.reading import UnreadableError
from kinkeeper.rules.retention import Schedule, Status

CHANGED = "Something about this record changed after it was proposed."
GONE = "This record is no longer here."
NO_RULE = "No rule fits this record any more. A person must look at it."
MAY_GO = (Status.ELIGIBLE, Status.OVERDUE)
WITHOUT_END = (Status.INDEFINITE, Status.TRANSFER_REQUIRED)
ENDLESS = (Obligation.State.INDEFINITE, Obligation.State.TRANSFER_REQUIRED)

_SAID = {
    Status.ACTIVE: "It is in use again.",
    Status.WAIT: "Its date is now later.",
    Status.BLOCKED: "It is on hold.",
    Status.INDEFINITE: "It is now kept without an end date.",
    Status.TRANSFER_REQUIRED: "It has to be handed to a successor.",
    Status.RETURN_TO_CONTROLLER: "It belongs to another body. Give it back.",
}


def lock(item: Item) -> Case | None:
    """
    Let nobody change the facts of an item's record meanwhile.

    Returns its case, locked first as every command does; None for a record that
    belongs to no case, whose promises are locked instead.
    """
    if item.case is not None:
        return obligations.locked(item.case)
    kept = Obligation.objects.select_for_update().filter(record=item.record)
    list(kept.values_list("pk", flat=True))
    return None


def why_it_stays(item: Item, case: Case | None, today: date) -> str:
    """Return why the record of an item must stay today, or "" when it may go."""
    told = _told(item, case, today)
    version = _pinned(item)
    if told is None or version is None:
        return GONE
    if told.digest != item.facts_sha256 or version != item.policy_version:
        return CHANGED
    try:
        status, since = _now(told, item, library.schedule_for(version), today)
    except (UnreadableError, retention.NotOneRowError, KeyError):
        return NO_RULE
    if item.ground == Item.Ground.LOOK:
        return _keeps_after_a_look(item, status, today)
    return _keeps_after_its_end(item, status, since)


def digest_now(item: Item, case: Case | None, today: date) -> str:
    """Return the digest of the facts as they are, "" when the record has gone."""
    told = _told(item, case, today)
    return told.digest if told else ""


def case_of(item: Item) -> Case:
    """Return the case of an item. Raises RefusedError when its row has gone."""
    if item.case is None:
        raise RefusedError("The family of this record is not here any more.")
    return item.case


def is_agreed(item: Item) -> bool:
    """Say whether enough different people said yes: two, by the policy."""
    people = item.approvals.values_list("by_id", flat=True).distinct()
    return len(people) >= edition.in_force().practice.disposal_approvals


def _told(item: Item, case: Case | None, today: date) -> Told | None:
    lone = register.lone_record(item.record)
    if lone is not None:
        return told_alone(lone, today)
    if case is None:
        return None
    on_file = CaseOnFile(case, today)
    found = (h for h in on_file.holdings if h.record == item.record)
    holding = next(found, None)
    return on_file.told_of(holding) if holding else None


def _pinned(item: Item) -> str | None:
    kept = Obligation.objects.filter(record=item.record).order_by("pk")
    return kept.values_list("policy_version", flat=True).first()


def _now(
    told: Told, item: Item, schedule: Schedule, today: date
) -> tuple[Status, date | None]:
    """Return what may happen to the record today, and the first day it could go."""
    blocks = blocks_of(holds_on(told.case, item.record))
    if told.question is None:
        return additional.status(told, schedule, blocks, today)
    answer = retention.decide(replace(told.question, blocks=blocks), schedule)
    return answer.status, answer.eligible_from


def _keeps_after_its_end(item: Item, status: Status, since: date | None) -> str:
    if status not in MAY_GO:
        return _SAID.get(status, CHANGED)
    agreed_on = _agreed_on(item)
    if agreed_on is not None and (since is None or agreed_on < since):
        return CHANGED
    return ""


def _keeps_after_a_look(item: Item, status: Status, today: date) -> str:
    """Without an end date it may go when its look was due and no hold reaches it."""
    if status is Status.RETURN_TO_CONTROLLER:
        return "" if _is_settled_with_its_controller(item) else _SAID[status]
    if status not in WITHOUT_END:
        return _SAID.get(status, CHANGED)
    promised = Obligation.objects.filter(record=item.record)
    schedule = library.schedule_for(item.policy_version)
    if promised.filter(in_the_way(item.kind, schedule, today)).exists():
        return _SAID[Status.BLOCKED]
    endless = promised.filter(state__in=ENDLESS)
    if is_received(item.record):
        # Somebody else keeps it until that day (C-11).
        return ""
    if endless.exclude(review_on__lte=today).exists():
        return "The day to look at it again has not come."
    return ""


def _is_settled_with_its_controller(item: Item) -> bool:
    """They have it, or they told us in writing to destroy it (C-12)."""
    looks = Look.objects.filter(record=item.record).order_by("decided_at", "pk")
    last = looks.values_list("outcome", "taken_by").last() or ("", "")
    told_to = last[0] == Look.Outcome.DESTROY and last[1] != ""
    return told_to or is_received(item.record)


def _agreed_on(item: Item) -> date | None:
    return clock.london(item.approved_at).date() if item.approved_at else None
