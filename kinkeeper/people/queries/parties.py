"""Who has a part in a case, and what is private to one side of it."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, ContactChange, FormerDetail, Party
from kinkeeper.people.queries import wall, whereabouts
from kinkeeper.people.queries.cases import cases_visible_to

Named = Callable[[Case, str], Iterable[tuple[str, object]]]
# What else a side named to us, such as whom it sends to collect a child: apps above
# append functions of a case and a side here when Django starts.
named_by_side: list[Named] = []


def party_of(viewer: Account, case: Case) -> Party:
    """Return the viewer's own part in a case. Raises Http404 when there is none."""
    own = Party.objects.filter(case=case, account=viewer, case__file_destroyed_on=None)
    party = own.select_related("person", "container").order_by("pk").first()
    if party is None:
        raise Http404
    return party


def parties_of(case: Case, *, viewer: Account) -> QuerySet[Party]:
    """
    Return the parts that a viewer may know of: all for the team of the case, their own
    and the children's for a family member. Raises Http404 for another family's case.
    """
    if not cases_visible_to(viewer).filter(pk=case.pk).exists():
        raise Http404
    parties = _in(case)
    if viewer.is_team:
        return parties
    return parties.filter(account=viewer) | parties.filter(side=Party.Side.CHILD)


def adult(case: Case, side: str) -> Party | None:
    """Return the adult of a side; None while nobody has been named."""
    return _in(case).filter(side=side).first()


def adults(case: Case) -> QuerySet[Party]:
    return _in(case).filter(side__in=[Party.Side.RESIDENT, Party.Side.VISITING])


def children(case: Case) -> QuerySet[Party]:
    """Return the children's parts, oldest child first."""
    found = _in(case).filter(side=Party.Side.CHILD)
    return found.order_by("person__born_on", "pk")


def children_names(case: Case) -> str:
    """Return the children's given names as words: "Maya and Theo"."""
    names = [child.person.given_name for child in children(case)]
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def other_adult_side(side: str) -> str:
    visiting = side == Party.Side.RESIDENT
    return Party.Side.VISITING if visiting else Party.Side.RESIDENT


def private_strings(case: Case, *, side: str) -> list[str]:
    """
    Return every private detail of one side, in its normal spelling.

    Also what is locked, what somebody asked us to use, that it is in a refuge, and
    whom else it named to us.
    """
    parties = list(_in(case).filter(side=side))
    found = _known(case, side, parties)
    for tell in named_by_side:
        found += [
            d for name, told in tell(case, side) for d in wall.details(name, told)
        ]
    changes = ContactChange.objects.filter(case=case, side=side)
    for change in changes.select_related("container"):
        found += _spelt(change.unseal().get("wanted", {}))
    if any(whereabouts.in_refuge(party) for party in parties):
        found += whereabouts.WORDS_FOR_REFUGE
    return list(dict.fromkeys(found))


def known_strings(case: Case, *, side: str) -> list[str]:
    """
    Return the details that are or were a side's own.

    What a side only asked us to use is not among them: nobody can make the other
    side's home their own by typing it into a form.
    """
    return list(dict.fromkeys(_known(case, side, _in(case).filter(side=side))))


def _known(case: Case, side: str, parties: Iterable[Party]) -> list[str]:
    former = FormerDetail.objects.filter(case=case, party__side=side)
    locked = former.select_related("container").order_by("pk")
    return [detail for row in (*parties, *locked) for detail in _spelt(row.unseal())]


def _spelt(told: dict[str, Any]) -> list[str]:
    return [d for name, value in told.items() for d in wall.details(name, value)]


def leaks(text: str, *, case: Case, to_side: str) -> list[str]:
    """
    Return the private details of the other sides that are in `text`.

    Empty means that the words may go to `to_side`. What that side told us about itself
    too (the same town, a home that they once shared) is not a leak.
    """
    plain = wall.normalise(text)
    own = set(known_strings(case, side=to_side))
    others = {p.side for p in _in(case)} - {to_side, Party.Side.CHILD}
    return [
        detail
        for side in sorted(others)
        for detail in private_strings(case, side=side)
        if detail not in own and wall.found_in(plain, detail)
    ]


def _in(case: Case) -> QuerySet[Party]:
    found = Party.objects.filter(case=case).select_related("person", "container")
    return found.order_by("pk")


def parts_of_account(viewer: Account) -> QuerySet[Party]:
    """Return the parts that a family member has, the newest case first."""
    own = Party.objects.filter(account=viewer, case__file_destroyed_on=None)
    found = own.select_related("case__container", "person", "container")
    return found.order_by("-case__opened_on", "-pk")
