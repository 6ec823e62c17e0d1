"""Who holds parental responsibility for a child: how we know, from when, until when."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people import permissions
from kinkeeper.people.commands.settle_sensitive import settle_sensitive
from kinkeeper.people.models import Party, Responsibility
from kinkeeper.people.queries.cases import cases_visible_to

Known = Responsibility.Known


@dataclass(frozen=True)
class Evidence:
    """How we know. `seen_on` is the day a paper was seen; days in London."""

    known: str
    from_on: date
    seen_on: date | None = None
    words: str = ""


@trail.command
def record_responsibility(
    *,
    child: Party,
    holder: Party,
    evidence: Evidence,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Responsibility:
    """
    Write down that an adult holds parental responsibility for a child.

    A paper that was seen takes the place of what was only said. By staff who see
    contacts. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    _check(child, holder, by)
    _check_days(child, evidence, clock.london(now).date())
    living = Responsibility.objects.filter(child=child, holder=holder, to_on=None)
    if evidence.known == Known.SAID and living.exists():
        raise trail.RefusedError("We have written that down already.")
    kept = store_responsibility(
        child=child, holder=holder, evidence=evidence, by=by, now=now
    )
    settle_sensitive(case=child.case, by=by, now=now)
    return kept


@trail.command
def end_responsibility(
    *,
    responsibility: Responsibility,
    on: date,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Responsibility:
    """
    Write down that it is over, or was never so: from `on` they act no more for a child.

    What rests on their yes alone is locked at once.
    """
    once_only.claim(once, by=by)
    _check(responsibility.child, responsibility.holder, by)
    if responsibility.to_on is not None:
        raise trail.RefusedError("This is over already.")
    if not words.strip():
        raise trail.RefusedError("Write why it is over.")
    if not responsibility.from_on <= on <= clock.london(now).date():
        raise trail.RefusedError("It ends after it began, and not on a day to come.")
    versions.advance(responsibility, seen=version_seen)
    responsibility.to_on = on
    responsibility.seal({**responsibility.unseal(), "ended": words.strip()})
    responsibility.save(update_fields=["to_on", "sealed"])
    trail.record(
        "responsibility.ended",
        about=responsibility,
        by=by,
        case_key=responsibility.case.key,
        detail={"on": on.isoformat()},
    )
    settle_sensitive(case=responsibility.case, by=by, now=now)
    return responsibility


def store_responsibility(
    *,
    child: Party,
    holder: Party,
    evidence: Evidence,
    by: Account | None,
    now: datetime,
) -> Responsibility:
    """Store it in place of what was known before. Part of a caller's command."""
    living = Responsibility.objects.select_for_update().filter(
        child=child, holder=holder, to_on=None
    )
    kept = living.first() or Responsibility(
        container=child.container, case=child.case, child=child, holder=holder
    )
    if kept.pk and evidence.known == Known.SAID:
        return kept
    kept.known, kept.seen_on = evidence.known, evidence.seen_on
    kept.from_on, kept.recorded_at, kept.recorded_by = evidence.from_on, now, by
    kept.seal({"words": evidence.words.strip()})
    if kept.pk:
        kept.version += 1
    kept.save()
    trail.record(
        "responsibility.recorded",
        about=kept,
        by=by,
        case_key=child.case.key,
        detail={"known": kept.known, "side": holder.side},
    )
    return kept


def _check(child: Party, holder: Party, by: Account) -> None:
    seen = cases_visible_to(by).filter(pk=child.case_id).exists()
    if not (permissions.may_see_contacts(by) and seen):
        raise trail.RefusedError("Only those who see contacts can do this.")
    if child.case_id != holder.case_id or child.case.file_destroyed_on:
        raise trail.RefusedError("Choose an adult and a child of one family.")
    if not child.person.is_child or holder.person.is_child:
        raise trail.RefusedError("Choose an adult and a child of one family.")


def _check_days(child: Party, evidence: Evidence, today: date) -> None:
    if (evidence.known == Known.SAID) is not (evidence.seen_on is None):
        raise trail.RefusedError("Write when you saw the paper.")
    if (evidence.seen_on and evidence.seen_on > today) or evidence.from_on > today:
        raise trail.RefusedError("The day cannot be still to come.")
    born = child.person.born_on
    if born and evidence.from_on < born:
        raise trail.RefusedError("It cannot begin before the child was born.")
