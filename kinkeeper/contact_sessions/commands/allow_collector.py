"""
The list of those who may collect a family's children.

Danger: who stands here is given a child. A co-ordinator or a manager writes it, says
on whose word, and the trail keeps every change.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Collector
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case

ONLY_PLANNERS = "Only a co-ordinator or a manager changes who may collect."


@dataclass(frozen=True)
class Person:
    """Who it is. `word` may be empty: then only a photo ID counts."""

    name: str
    related: str
    word: str = ""


@trail.command
def allow_collector(
    *,
    case: Case,
    person: Person,
    basis: str,
    from_on: date,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Collector:
    """Put somebody on the list from a London day on. Raises RefusedError."""
    once_only.claim(once, by=by)
    if not permissions.may_plan(by):
        raise RefusedError(ONLY_PLANNERS)
    if not case.is_open:
        raise RefusedError("This family does not come here any more.")
    if not (person.name.strip() and person.related.strip()):
        raise RefusedError("Say who it is, and how they are related to the child.")
    collector = Collector(
        case=case,
        container=case.container,
        basis=Collector.Basis(basis),
        from_on=from_on,
        added_at=now,
        added_by=by,
    )
    collector.seal(
        {
            "name": person.name.strip(),
            "related": person.related.strip(),
            "word": person.word.strip(),
        }
    )
    collector.save()
    trail.record(
        "collector.allowed",
        about=collector,
        by=by,
        case_key=case.key,
        detail={"basis": collector.basis},
    )
    return collector


@trail.command
def end_collector(
    *, collector: Collector, today: date, by: Account, version_seen: int
) -> None:
    """Take somebody off the list at once. What they collected before stays written."""
    if not permissions.may_plan(by):
        raise RefusedError(ONLY_PLANNERS)
    if collector.ended_by_id is not None:
        raise RefusedError("They are off the list already.")
    versions.advance(collector, seen=version_seen)
    # Never before their first day: that day has the constraint's word.
    collector.to_on = max(today, collector.from_on)
    collector.ended_by = by
    collector.save(update_fields=["to_on", "ended_by"])
    trail.record("collector.ended", about=collector, by=by, case_key=collector.case.key)
