"""What the policy in force promises about one record, as rows not saved yet."""

from collections.abc import Iterable
from datetime import datetime

from kinkeeper.policy import answers, edition
from kinkeeper.privacy.records.facts import CaseOnFile
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.register import Holding
from kinkeeper.rules import retention
from kinkeeper.rules.reading import UnreadableError


def promises(
    on_file: CaseOnFile, holding: Holding, *, now: datetime
) -> list[Obligation]:
    """Return the rows that the policy in force gives one record, not yet saved."""
    question = on_file.question(holding)
    try:
        answer = answers.retention(question)
        found = retention.obligations(question, edition.in_force().schedule)
    except (UnreadableError, retention.NotOneRowError) as no_rule:
        return [_row(on_file, holding, question, now, because=str(no_rule)[:400])]
    return [
        _row(
            on_file,
            holding,
            question,
            now,
            state=state_of(answer, each),
            rule=each.rule,
            row=each.row,
            trigger_on=each.trigger_on,
            review_on=each.review_on,
            via=list(answer.via),
            because=answer.because[:400],
        )
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


def _row(
    on_file: CaseOnFile,
    holding: Holding,
    question: retention.Question,
    now: datetime,
    **words: object,
) -> Obligation:
    told: dict[str, object] = {"state": Obligation.State.NO_RULE, "rule": "", "via": []}
    return Obligation(
        case=on_file.case,
        kind=holding.kind,
        record=holding.record,
        title=holding.title,
        opened_on=holding.opened_on,
        facts_sha256=on_file.digest(question),
        policy_version=edition.in_force().version,
        refreshed_at=now,
        **(told | words),
    )


def state_of(answer: retention.Answer, each: retention.Obligation) -> Obligation.State:
    if each.trigger_on is not None:
        return Obligation.State.COUNTING
    if answer.status is retention.Status.TRANSFER_REQUIRED:
        return Obligation.State.TRANSFER_REQUIRED
    if answer.status is retention.Status.ACTIVE:
        return Obligation.State.ACTIVE
    return Obligation.State.INDEFINITE
