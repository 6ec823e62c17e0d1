"""
Keeping the promises in step with the facts.

`refresh` is called by every command that changes a fact of a case, in the same
transaction. It works out anew how long each record of the case is kept, and tells the
listeners which records changed, so that an agreed disposal never rests on old facts
(C-13).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.policy import answers, edition
from kinkeeper.privacy.records import postponing
from kinkeeper.privacy.records.facts import CaseOnFile, digest_of
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.register import Holding
from kinkeeper.rules import retention
from kinkeeper.rules.reading import UnreadableError

# The rule of records that a safeguarding concern protects (C-6).
PROTECTED_RULE = "P9k"

# What a refresh may rewrite in a row that exists.
_WRITTEN = (
    "kind",
    "title",
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

    case: Case
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
        for row in case.obligations.all():
            kept.setdefault(row.record, []).append(row)
        for holding in on_file.holdings:
            fresh = promises(on_file, holding, now=now)
            _write(case, holding.record, kept.pop(holding.record, []), fresh)
        for record, rows in kept.items():
            Obligation.objects.filter(pk__in=[row.pk for row in rows]).delete()
            tell(Change(case, record, "This record is no longer here."))


def keep_alone(*, holding: Holding, key: bytes, now: datetime) -> None:
    """Work out how long a record is kept that belongs to no case."""
    question = retention.Question(
        today=clock.london(now).date(),
        record=retention.Record(holding.kind),
        happened_on=holding.happened_on,
    )
    answer = answers.retention(question)
    (found,) = retention.obligations(question, edition.in_force().schedule)
    Obligation.objects.update_or_create(
        record=holding.record,
        defaults={
            "kind": holding.kind,
            "title": holding.title,
            "opened_on": holding.opened_on,
            "state": _state(answer, found),
            "rule": found.rule,
            "row": found.row,
            "review_on": found.review_on,
            "via": list(answer.via),
            "because": answer.because[:400],
            "facts_sha256": digest_of(question, key),
            "policy_version": edition.in_force().version,
            "refreshed_at": now,
        },
    )


def locked(case: Case) -> Case:
    """Return the case as it is now, and let nobody change its records meanwhile."""
    return (
        Case.objects.select_for_update(of=("self",))
        .select_related("container", "reports_container")
        .get(pk=case.pk)
    )


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
            state=_state(answer, each),
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


def _state(answer: retention.Answer, each: retention.Obligation) -> Obligation.State:
    if each.trigger_on is not None:
        return Obligation.State.COUNTING
    if answer.status is retention.Status.TRANSFER_REQUIRED:
        return Obligation.State.TRANSFER_REQUIRED
    if answer.status is retention.Status.ACTIVE:
        return Obligation.State.ACTIVE
    return Obligation.State.INDEFINITE


def _write(
    case: Case, record: str, kept: list[Obligation], fresh: list[Obligation]
) -> None:
    """Bring the rows of one record into line, and tell when its facts changed."""
    if case.file_destroyed_on is not None and kept:
        if {row.row for row in kept} == {row.row for row in fresh}:
            return
        _keep_the_review(kept, fresh)
    changed = _facts(kept) != _facts(fresh)
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
        tell(Change(case, record, _why(fresh)))


def _facts(rows: list[Obligation]) -> set[tuple[object, ...]]:
    """Return what an agreed disposal rests on. Not the words, which tell the day."""
    return {(row.facts_sha256, row.row, row.state, row.trigger_on) for row in rows}


def _why(fresh: list[Obligation]) -> str:
    """Say what changed, without saying to all that somebody worries about a child."""
    if any(row.rule == PROTECTED_RULE for row in fresh):
        return "It is now kept without an end date. The safeguarding lead knows why."
    return f"The facts changed, so its date was worked out again. {fresh[0].because}"


def _keep_the_review(kept: list[Obligation], fresh: list[Obligation]) -> None:
    """Keep the day of the next look: the birthdays behind it have gone."""
    days = [row.review_on for row in kept if row.review_on is not None]
    for row in fresh:
        row.review_on = min(days, default=row.review_on)
