"""
Who on file may be one person. Shown without a word of what either family told.

The phone numbers and addresses are compared and never shown: the page says that they
are the same, to staff who see every family.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people import permissions
from kinkeeper.people.models import Party, Person, PersonMatch
from kinkeeper.people.queries.cases import sign_of
from kinkeeper.rules.people.duplicates import (
    Alike,
    Known,
    Sign,
    compare,
    folded,
    folded_email,
    folded_phone,
    proposals,
)

MOST_SHOWN = 50
SIGNS = {
    Sign.BIRTH_DATE: "the same birth date",
    Sign.PHONE: "the same phone number",
    Sign.EMAIL: "the same email address",
}
_PHONES, _EMAILS = ("phone", "call_phone"), ("email",)


@dataclass(frozen=True)
class Part:
    """Where a person has a part: the family's word, its address, and the side."""

    family: str
    sign: str
    side: str


@dataclass(frozen=True)
class Someone:
    """One of two people who may be one."""

    key: UUID
    name: str
    born_on: date | None
    parts: Sequence[Part]


@dataclass(frozen=True)
class Pair:
    """Two people who may be one, and in what they are alike."""

    first: Someone
    second: Someone
    signs: Sequence[str]


@dataclass(frozen=True)
class Decided:
    """A decision that stands, or was taken apart."""

    key: UUID
    version: int
    names: str
    families: str
    words: str
    living: bool


def pairs(*, viewer: Account) -> list[Pair]:
    """Return whom a person has to look at, and note the reading. Raises Http404."""
    _check(viewer)
    trail.viewed(
        "duplicates", about="people", by=viewer, purpose="Looked for one person twice"
    )
    decided = {
        frozenset(pair)
        for pair in PersonMatch.objects.exclude(
            state=PersonMatch.State.UNDONE
        ).values_list("kept_id", "gone_id")
    }
    found: list[Alike] = []
    for alike in proposals(known(_same_names())):
        if frozenset((int(alike.first), int(alike.second))) not in decided:
            found.append(alike)
        if len(found) == MOST_SHOWN:
            break
    return [_pair(alike) for alike in found]


def pair_by_keys(first: UUID, second: UUID, *, viewer: Account) -> Pair:
    """Return two people whom the rule proposes. Raises Http404 for any others."""
    _check(viewer)
    people = [person_by_key(key, viewer=viewer) for key in (first, second)]
    alike = compare(*known(people))
    if alike is None:
        raise Http404
    return _pair(alike)


def person_by_key(key: UUID, *, viewer: Account) -> Person:
    _check(viewer)
    person = Person.objects.filter(key=key).first()
    if person is None:
        raise Http404
    return person


def match_by_key(key: UUID, *, viewer: Account) -> PersonMatch:
    """Return a decision. Raises Http404."""
    _check(viewer)
    found = PersonMatch.objects.filter(key=key).select_related("kept", "gone")
    match = found.first()
    if match is None:
        raise Http404
    return match


def decided(*, viewer: Account) -> list[Decided]:
    """Return the latest decisions, the newest first."""
    _check(viewer)
    found = PersonMatch.objects.select_related("kept", "decided_by")[:MOST_SHOWN]
    return [
        Decided(
            key=match.key,
            version=match.version,
            names=match.kept.full_name,
            families=", ".join(_families(match)),
            words=f"{match.get_state_display()}. {match.get_reason_display()}"
            + (f", {match.decided_by.short_name}" if match.decided_by else ""),
            living=match.state != PersonMatch.State.UNDONE,
        )
        for match in found
    ]


def known(people: Iterable[Person]) -> list[Known]:
    """Return people as the rule compares them, in the order given."""
    people = list(people)
    parts = Party.objects.filter(person__in=people).select_related("container")
    of: dict[int, list[Party]] = {}
    for part in parts:
        of.setdefault(part.person_id, []).append(part)
    return [_known(person, of.get(person.pk, [])) for person in people]


def _known(person: Person, parts: Sequence[Party]) -> Known:
    told = [part.unseal() for part in parts]
    phones = {folded_phone(str(t[name])) for t in told for name in _PHONES if name in t}
    emails = {folded_email(str(t[name])) for t in told for name in _EMAILS if name in t}
    return Known(
        key=str(person.pk),
        given_name=person.given_name,
        family_name=person.family_name,
        is_child=person.is_child,
        born_on=person.born_on,
        phones=frozenset(phones - {""}),
        emails=frozenset(emails - {""}),
        families=frozenset(str(part.case_id) for part in parts),
    )


def _same_names() -> list[Person]:
    """Return everybody with a part whose name somebody else has too."""
    has_part = Exists(Party.objects.filter(person=OuterRef("pk")))
    rows = Person.objects.filter(has_part).values_list(
        "pk", "given_name", "family_name"
    )
    by_name: dict[tuple[str, str], list[int]] = {}
    for pk, given, family in rows.order_by("pk"):
        by_name.setdefault((folded(given), folded(family)), []).append(pk)
    shared = [pk for keys in by_name.values() if len(keys) > 1 for pk in keys]
    found = Person.objects.in_bulk(shared)
    return [found[pk] for pk in shared]


def _pair(alike: Alike) -> Pair:
    found = Person.objects.in_bulk([int(alike.first), int(alike.second)])
    return Pair(
        first=_someone(found[int(alike.first)]),
        second=_someone(found[int(alike.second)]),
        signs=[SIGNS[sign] for sign in alike.signs],
    )


def _someone(person: Person) -> Someone:
    parts = Party.objects.filter(person=person).select_related("case").order_by("pk")
    return Someone(
        key=person.key,
        name=person.full_name,
        born_on=person.born_on,
        parts=[
            Part(
                family=part.case.callsign or part.case.reference,
                sign=sign_of(part.case),
                side=part.get_side_display(),
            )
            for part in parts
        ],
    )


def _families(match: PersonMatch) -> list[str]:
    either = Q(person=match.kept_id) | Q(person=match.gone_id)
    cases = Party.objects.filter(either).values_list("case__reference", flat=True)
    return sorted(set(cases))


def _check(viewer: Account) -> None:
    sees_all = permissions.may_see_all_cases(viewer)
    if not (sees_all and permissions.may_see_contacts(viewer)):
        raise Http404
