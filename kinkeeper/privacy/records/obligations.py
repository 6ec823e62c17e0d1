"""
Keeping the promises in step with the facts.

`refresh` is called by every command that changes a fact of a case, in the same
transaction. It works out anew how long each record of the case is kept, and tells the
listeners which records changed, so that an agreed disposal never rests on old facts
(C-13).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.policy import answers, edition
from kinkeeper.privacy.records import postponing
from kinkeeper.privacy.records.facts import CaseOnFile, digest_of
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.promising import promises, state_of
from kinkeeper.privacy.records.register import Holding
from kinkeeper.rules import retention

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
            "state": state_of(answer, found),
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
