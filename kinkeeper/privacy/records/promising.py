"""What the policy promises about one record, as rows not saved yet."""

from collections.abc import Iterable
from datetime import date, datetime

from kinkeeper.policy import library
from kinkeeper.privacy.records import additional
from kinkeeper.privacy.records.facts import Told
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules import retention
from kinkeeper.rules.reading import UnreadableError

NOT_ON_THE_SHELF = "The edition under which it was collected is not on the shelf."


def promises(
    told: Told, *, pinned: str, today: date, now: datetime
) -> list[Obligation]:
    """
    Return the rows that the policy gives one record, not yet saved.

    `pinned`: the version of the edition that counts for this record. What fits no rule
    becomes a row that asks a person to look; nothing is ever left without a row.
    """
    try:
        schedule = library.schedule_for(pinned)
    except KeyError:
        return [_row(told, pinned, now, because=NOT_ON_THE_SHELF)]
    try:
        if told.question is None:
            found = additional.promised(told, schedule, today)
        else:
            found = _by_the_rules(told.question, schedule)
    except (UnreadableError, retention.NotOneRowError) as no_rule:
        return [_row(told, pinned, now, because=str(no_rule)[:400])]
    return [_row(told, pinned, now, **words) for words in found]


def _by_the_rules(
    question: retention.Question, schedule: retention.Schedule
) -> list[dict[str, object]]:
    answer = retention.decide(question, schedule)
    found = retention.obligations(question, schedule)
    return [
        {
            "state": state_of(answer, each),
            "rule": each.rule,
            "row": each.row,
            "trigger_on": each.trigger_on,
            "review_on": each.review_on,
            "via": list(answer.via),
            "because": answer.because[:400],
        }
        for each in _one_a_row(found)
    ]


def _one_a_row(found: Iterable[retention.Obligation]) -> list[retention.Obligation]:
    """Return one reason for each row of the policy: the one that runs longest."""
    longest: dict[str, retention.Obligation] = {}
    for each in found:
        known = longest.setdefault(each.row, each)
        if each.trigger_on and known.trigger_on and each.trigger_on > known.trigger_on:
            longest[each.row] = each
    return list(longest.values())


def _row(told: Told, pinned: str, now: datetime, **words: object) -> Obligation:
    first: dict[str, object] = {
        "state": Obligation.State.NO_RULE,
        "rule": "",
        "via": [],
    }
    holding, case = told.holding, told.case
    return Obligation(
        case=case,
        kind=holding.kind,
        record=holding.record,
        title=holding.title,
        reference=holding.reference or (case.reference if case else ""),
        opened_on=holding.opened_on,
        facts_sha256=told.digest,
        policy_version=pinned,
        refreshed_at=now,
        **(first | words),
    )


def state_of(answer: retention.Answer, each: retention.Obligation) -> Obligation.State:
    if each.trigger_on is not None:
        return Obligation.State.COUNTING
    if answer.status is retention.Status.TRANSFER_REQUIRED:
        return Obligation.State.TRANSFER_REQUIRED
    if answer.status is retention.Status.ACTIVE:
        return Obligation.State.ACTIVE
    return Obligation.State.INDEFINITE
