"""Calls and letters of one family, filed by side."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people import permissions
from kinkeeper.people.models import Case, Correspondence, Party
from kinkeeper.people.queries import parties
from kinkeeper.people.queries.cases import case_by_sign

PURPOSE = "looking after a family"
SHOWN = 200


@dataclass(frozen=True)
class Filed:
    """One line of the log, for staff who see both sides."""

    on: date
    at: datetime | None
    side: str
    way: str
    direction: str
    who: str
    words: str
    by: str


def case_for_letters(sign: str, *, viewer: Account) -> Case:
    """Return a case whose letters somebody may see. Else Http404."""
    if not permissions.may_see_contacts(viewer):
        raise Http404
    case = case_by_sign(sign, viewer=viewer)
    trail.viewed("letters", about=case, by=viewer, purpose=PURPOSE, case_key=case.key)
    return case


def letters_of(case: Case, *, side: str = "") -> Sequence[Filed]:
    """Return what was filed, the newest first; of one side, or of everybody."""
    found = case.correspondence.select_related("container", "by")
    if side:
        found = found.filter(side=side)
    return [_filed(one) for one in found.order_by("-happened_on", "-pk")[:SHOWN]]


def adult_of(case: Case, side: str) -> Party:
    """Return the adult of one side. Raises Http404 while nobody has been named."""
    found = parties.adult(case, side) if side in dict(_SIDES) else None
    if found is None:
        raise Http404
    return found


def whom(case: Case) -> list[tuple[str, str]]:
    """Return with whom something may have been said: each adult, or a professional."""
    named = [(party.side, party.person.full_name) for party in parties.adults(case)]
    return [*named, ("", "A professional")]


_SIDES = (
    (Party.Side.RESIDENT, "The adult the child lives with"),
    (Party.Side.VISITING, "The visiting adult"),
)


def _filed(letter: Correspondence) -> Filed:
    told = letter.unseal()
    return Filed(
        on=letter.happened_on,
        at=letter.happened_at,
        side=dict(_SIDES).get(Party.Side(letter.side), "") if letter.side else "",
        way=letter.get_way_display(),
        direction=letter.get_direction_display(),
        who=told.get("who", ""),
        words=told.get("words", ""),
        by=letter.by.short_name if letter.by else "",
    )
