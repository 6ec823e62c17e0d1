"""
Two people on file are one, are two, or are taken apart again.

Danger: whoever counts as one person is not kept apart from themselves, and what holds
one holds both. Only a human decides, with a reason; nothing of what one family told
goes to the other, because details stay with each family's own part; and every row that
was moved is named, so that the undoing is exact.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db.models import ForeignKey, ForeignObjectRel, Model, Q

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people import permissions
from kinkeeper.people.models import Person, PersonMatch
from kinkeeper.people.queries import duplicates
from kinkeeper.rules.people.duplicates import compare

State = PersonMatch.State
# Apps above append functions here when Django starts: called inside the transaction
# with the persons whose families have to be worked out again.
on_match: list[Callable[[list[Person], datetime], object]] = []


@trail.command
def merge_people(
    *,
    kept: Person,
    gone: Person,
    reason: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> PersonMatch:
    """
    Count two people as one from now on: holds on either reach the families of both.

    Refuses two whom the rule does not propose: another name, another birth date, a
    child of unknown age, two parts in one family. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    _check_by(by)
    people = {p.pk: p for p in _locked(kept, gone)}
    kept, gone = people[kept.pk], people[gone.pk]
    living = PersonMatch.objects.filter(state=State.MERGED)
    if living.filter(Q(gone__in=[kept, gone]) | Q(kept=gone)).exists():
        raise trail.RefusedError("Take the earlier decision about them apart first.")
    if compare(*duplicates.known([kept, gone])) is None:
        raise trail.RefusedError("These two are not alike enough to be one person.")
    match = PersonMatch.objects.create(
        kept=kept,
        gone=gone,
        state=State.MERGED,
        reason=PersonMatch.Reason(reason),
        stayed=_hanging_on(kept),
        moved=_hanging_on(gone),
        decided_at=now,
        decided_by=by,
    )
    for name, keys in match.moved.items():
        model, field = _named(name)
        model._base_manager.filter(pk__in=keys).update(**{field: kept})
    _told("people.merged", match, by)
    _work_out_again([kept], now)
    return match


@trail.command
def keep_people_apart(
    *,
    first: Person,
    second: Person,
    reason: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> PersonMatch:
    """Write down that two people are two. They are not proposed again."""
    once_only.claim(once, by=by)
    _check_by(by)
    match = PersonMatch.objects.create(
        kept=first,
        gone=second,
        state=State.APART,
        reason=PersonMatch.Reason(reason),
        decided_at=now,
        decided_by=by,
    )
    _told("people.kept_apart", match, by)
    return match


@trail.command
def undo_match(
    *,
    match: PersonMatch,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> PersonMatch:
    """
    Take a merge apart again: each row that was moved goes back, and no other.

    A decision that they are two is forgotten, so that they are proposed again. Refuses
    while something was put on the person since that may belong to either.
    """
    once_only.claim(once, by=by)
    _check_by(by)
    if match.state == State.UNDONE:
        raise trail.RefusedError("This was taken apart already.")
    list(_locked(match.kept, match.gone))
    if match.state == State.MERGED and _came_since(match):
        raise trail.RefusedError(
            "Something was put on this person since, such as a hold or a request. "
            "Nobody can say to which of the two it belongs."
        )
    versions.advance(match, seen=version_seen)
    for name, keys in match.moved.items():
        model, field = _named(name)
        rows = model._base_manager.filter(pk__in=keys, **{field: match.kept_id})
        rows.update(**{field: match.gone_id})
    match.state, match.undone_at, match.undone_by = State.UNDONE, now, by
    match.save(update_fields=["state", "undone_at", "undone_by"])
    _told("people.taken_apart", match, by)
    _work_out_again([match.kept, match.gone], now)
    return match


def rows_of_a_person() -> list[tuple[type[Model], str]]:
    """Return each table and field of the product that names a person."""
    return [
        (related.related_model, related.field.name)
        for related in Person._meta.get_fields(include_hidden=True)
        if isinstance(related, ForeignObjectRel)
        and isinstance(related.field, ForeignKey)
        and related.related_model is not PersonMatch
    ]


def _named(name: str) -> tuple[type[Model], str]:
    label, _, field = name.rpartition(".")
    return next(
        (model, each)
        for model, each in rows_of_a_person()
        if model._meta.label == label and each == field
    )


def _hanging_on(person: Person) -> dict[str, list[int]]:
    """Return the rows that name a person, by table and field."""
    return {
        f"{model._meta.label}.{field}": list(
            model._base_manager.filter(**{field: person})
            .order_by("pk")
            .values_list("pk", flat=True)
        )
        for model, field in rows_of_a_person()
    }


def _came_since(match: PersonMatch) -> bool:
    """Say whether a row came to the kept person that no merge explains."""
    living = PersonMatch.objects.filter(kept=match.kept, state=State.MERGED)
    known = [match.stayed, *living.values_list("moved", flat=True)]
    return any(
        set(keys) - {key for each in known for key in each.get(name, [])}
        for name, keys in _hanging_on(match.kept).items()
    )


def _locked(*people: Person) -> list[Person]:
    found = Person.objects.select_for_update().order_by("pk")
    return list(found.filter(pk__in=[person.pk for person in people]))


def _check_by(by: Account) -> None:
    sees_all = permissions.may_see_all_cases(by)
    if not (sees_all and permissions.may_see_contacts(by)):
        raise trail.RefusedError("Only those who see every family can decide this.")


def _told(action: str, match: PersonMatch, by: Account) -> None:
    trail.record(action, about=match, by=by, detail={"reason": match.reason})


def _work_out_again(people: list[Person], now: datetime) -> None:
    for work in on_match:
        work(people, now)
