"""
Finding a family by call-sign, reference or name, within what the viewer may know of.

Only the viewer's own cases are ever looked at, so a name outside them gives the same
answer as a name that nobody has.
"""

from django.db.models import Q, QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people import permissions
from kinkeeper.people.models import Party
from kinkeeper.people.queries import blocked
from kinkeeper.people.queries.cases import cases_visible_to
from kinkeeper.people.queries.families import (
    MOST_WORDS,
    FamilyRow,
    children_named,
    in_order,
    row_of,
)

MOST_FOUND = 25


def search(words: str, *, viewer: Account) -> list[FamilyRow]:
    """
    Return the families that fit every word, open or closed, the newest first.

    Adults' names are searched for those who see contacts only. The search is an event
    that keeps how many were found, never the words.
    """
    wanted = words.split()[:MOST_WORDS]
    cases = cases_visible_to(viewer).filter(file_destroyed_on=None)
    if not (viewer.is_team and wanted):
        cases = cases.none()
    for word in wanted:
        living = Q(callsign__istartswith=word, closed_on=None, declined_on=None)
        people = _named(word, viewer=viewer).values("case_id")
        named = Q(pk__in=people) & ~blocked.blocked()
        cases = cases.filter(living | Q(reference__icontains=word) | named)
    rows = [row_of(case) for case in in_order(cases)[:MOST_FOUND]]
    trail.record(
        "families.searched", about="search", by=viewer, detail={"found": len(rows)}
    )
    return rows


def _named(word: str, *, viewer: Account) -> QuerySet[Party]:
    if not permissions.may_see_contacts(viewer):
        return children_named(word)
    return Party.objects.filter(
        Q(person__given_name__istartswith=word)
        | Q(person__family_name__istartswith=word)
    )
