"""May this record still go? Asked again of fresh facts, just before it goes (C-15)."""

from dataclasses import replace
from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.policy import answers, edition
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.records.facts import CaseOnFile, blocks_of
from kinkeeper.privacy.records.queries.holds import holds_on
from kinkeeper.rules import retention
from kinkeeper.rules.reading import UnreadableError

CHANGED = "Something about this record changed after it was proposed."
MAY_GO = (retention.Status.ELIGIBLE, retention.Status.OVERDUE)

_SAID = {
    retention.Status.ACTIVE: "The case is in use again.",
    retention.Status.WAIT: "Its date is now later.",
    retention.Status.BLOCKED: "It is on hold.",
    retention.Status.INDEFINITE: "It is now kept without an end date.",
    retention.Status.TRANSFER_REQUIRED: "It has to be handed to a successor.",
    retention.Status.RETURN_TO_CONTROLLER: "It belongs to another body. Give it back.",
}


def why_it_stays(item: Item, case: Case, today: date) -> str:
    """Return why the record of an item must stay today, or "" when it may go."""
    on_file = CaseOnFile(case, today)
    holding = next((h for h in on_file.holdings if h.record == item.record), None)
    if holding is None:
        return "This record is no longer here."
    question = on_file.question(holding)
    if on_file.digest(question) != item.facts_sha256:
        return CHANGED
    try:
        answer = answers.retention(_as_of_now(question, item, case))
    except (UnreadableError, retention.NotOneRowError):
        return "No rule fits this record any more. A person must look at it."
    if answer.status not in MAY_GO:
        return _SAID.get(answer.status, CHANGED)
    if answer.approval is retention.Approval.CANCELLED:
        return CHANGED
    return ""


def case_of(item: Item) -> Case:
    """Return the case of an item. Raises RefusedError when its row has gone."""
    if item.case is None:
        raise RefusedError("The family of this record is not here any more.")
    return item.case


def is_agreed(item: Item) -> bool:
    """Say whether enough different people said yes: two, by the policy."""
    people = item.approvals.values_list("by_id", flat=True).distinct()
    return len(people) >= edition.in_force().practice.disposal_approvals


def _as_of_now(
    question: retention.Question, item: Item, case: Case
) -> retention.Question:
    """Return the question with the holds and the day of the approval."""
    agreed = item.approved_at
    return replace(
        question,
        blocks=blocks_of(holds_on(case, item.record)),
        approved_on=clock.london(agreed).date() if agreed else None,
    )
