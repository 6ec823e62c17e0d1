"""
What must not be used for now, because somebody asked for it (Article 18, P11c).

A restriction is a hold of its own kind that follows a request. While it is open, what
it touches is kept but not used: every command that gives out or signs asks here first.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.privacy.records.models import Hold, HoldStep

BLOCKED = (
    "Somebody asked us not to use this information for now. "
    "Nothing can be {done} until that is settled. The records lead knows more."
)


def restrictions_on(
    *, case: Case | None = None, person: Person | None = None
) -> QuerySet[Hold]:
    """Return the open restrictions that touch a family or a person."""
    touched = Q(pk__in=[])
    if case is not None:
        parts = Party.objects.filter(case=case).values("person")
        touched |= Q(scope=Hold.Scope.CASE, case=case)
        touched |= Q(scope=Hold.Scope.PERSON, person__in=parts)
    if person is not None:
        touched |= Q(scope=Hold.Scope.PERSON, person=person)
    return Hold.objects.filter(
        touched, kind=Hold.Kind.RESTRICTION, ended_on=None, is_over=False
    )


def blocked_cases() -> Q:
    """Return the condition over cases that holds for those that are blocked now."""
    now = Hold.objects.filter(
        kind=Hold.Kind.RESTRICTION, ended_on=None, is_over=False
    ).order_by()
    people = now.filter(scope=Hold.Scope.PERSON).values("person")
    parts = Party.objects.filter(person__in=people).values("case").order_by()
    return Q(pk__in=now.filter(scope=Hold.Scope.CASE).values("case")) | Q(pk__in=parts)


def restricted(*, case: Case | None = None, person: Person | None = None) -> bool:
    """Say whether a family's or a person's information must not be used now."""
    return restrictions_on(case=case, person=person).exists()


def insist_free(case: Case, *, done: str) -> None:
    """Raise RefusedError while a family's information is blocked. `done`: "signed"."""
    if restricted(case=case):
        raise RefusedError(BLOCKED.format(done=done))


@dataclass(frozen=True)
class Spell:
    """From when until when information of a case was blocked. `until` None: still."""

    case: int
    since: datetime
    until: datetime | None


@dataclass(frozen=True)
class Used:
    """Something that was used although it was blocked: what, and its reference."""

    what: str
    reference: str


# Apps add functions when Django starts: what of a case was used within a spell.
_uses: list[tuple[str, Callable[[Spell], Iterable[str]]]] = []


def add_use(what: str, find: Callable[[Spell], Iterable[str]]) -> None:
    """Add a way in which information is used: "report released", and how to find it."""
    _uses.append((what, find))


def restrictions_broken(now: datetime) -> list[Used]:
    """Return what was used while it was blocked, up to a moment. Empty: all obeyed."""
    return [
        Used(what, reference)
        for spell in spells(now)
        for what, find in _uses
        for reference in find(spell)
    ]


def spells(now: datetime) -> list[Spell]:
    """Return every spell of every case in which something was blocked."""
    found = Hold.objects.filter(kind=Hold.Kind.RESTRICTION).prefetch_related("steps")
    return [
        Spell(case, since, until)
        for hold in found
        for since, until in [_times(hold)]
        if since <= now
        for case in _cases(hold)
    ]


def _times(hold: Hold) -> tuple[datetime, datetime | None]:
    steps = list(hold.steps.all())
    ended = [step.at for step in steps if step.what == HoldStep.What.FOLLOWED]
    return steps[0].at, max(ended, default=None)


def _cases(hold: Hold) -> list[int]:
    if hold.case_id is not None:
        return [hold.case_id]
    parts = Party.objects.filter(person=hold.person_id)
    return list(parts.order_by("case").values_list("case", flat=True).distinct())
