"""Whom a new matter may touch: the people of a family, a worker, or nobody on file."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.people.queries import responsible
from kinkeeper.people.queries.parties import children, parts_of_account, party_of
from kinkeeper.privacy.rights import permissions
from kinkeeper.privacy.rights.models import RightsRequest

NOBODY, WORKER, WHOLE = "nobody", "worker", "family"
PURPOSE = "putting a request on the register"


@dataclass(frozen=True)
class Concerned:
    """Who a matter comes from, and whose records it touches. Empty: not on file."""

    case: Case | None = None
    person: Person | None = None
    worker_reference: str = ""
    account: Account | None = None
    name: str = ""
    contact: str = ""


def family_named(sign: str, *, viewer: Account) -> Case | None:
    """Return the family that was named, for who handles requests; None when unknown."""
    permissions.check_may_see(viewer)
    living = Q(callsign__iexact=sign, closed_on=None, declined_on=None)
    if not sign:
        return None
    return Case.objects.filter(living | Q(reference__iexact=sign)).first()


def people_to_choose(case: Case | None, *, viewer: Account) -> list[tuple[str, str]]:
    """Return who it can be about. With a family its people, and it is recorded."""
    permissions.check_may_see(viewer)
    others = [(WORKER, "A worker, by number"), (NOBODY, "Somebody who is not on file")]
    if case is None:
        return others
    trail.viewed("family", about=case, by=viewer, purpose=PURPOSE, case_key=case.key)
    return [
        *(
            (str(part.key), f"{part.person.full_name}: {part.get_side_display()}")
            for part in case.parties.select_related("person").order_by("pk")
        ),
        (WHOLE, "The whole family"),
        *others,
    ]


def concerned(
    chosen: str, *, case: Case | None, worker: str, name: str, contact: str
) -> Concerned:
    """Return what was chosen on the page. Raises Http404 for what is not there."""
    if chosen == WORKER:
        return Concerned(worker_reference=worker.strip().upper(), name=name)
    if chosen == NOBODY or case is None:
        return Concerned(name=name, contact=contact)
    if chosen == WHOLE:
        return Concerned(case=case, name=name, contact=contact)
    part = case.parties.filter(key=chosen).select_related("person").first()
    if part is None:
        raise Http404
    return Concerned(
        case=case,
        person=part.person,
        account=part.account,
        name=name or part.person.full_name,
        contact=contact,
    )


def adults_to_ask(case: Case | None) -> list[tuple[str, str]]:
    """Return the grown-ups of a family, one of whom may ask for a child."""
    if case is None:
        return []
    grown = case.parties.filter(person__is_child=False).select_related("person")
    return [(str(part.key), part.person.full_name) for part in grown.order_by("pk")]


def asker(key: str, case: Case | None) -> Party | None:
    """Return the grown-up of this family who asks for a child; None when unknown."""
    if case is None or not key:
        return None
    return case.parties.filter(key=key, person__is_child=False).first()


def own_children(viewer: Account, *, today: date) -> list[Party]:
    """Return the children for whom a family member may ask in the portal."""
    return [
        child
        for own in parts_of_account(viewer)
        for child in children(own.case)
        if responsible.may_act(own, child, today=today)
    ]


def for_child(viewer: Account, key: str, *, today: date) -> tuple[Concerned, Party]:
    """
    Return a child as the one concerned, and the viewer's own part as who asks.

    Raises Http404 for a child for whom they may not ask.
    """
    child = next(
        (c for c in own_children(viewer, today=today) if str(c.key) == key), None
    )
    if child is None:
        raise Http404
    own = party_of(viewer, child.case)
    told = Concerned(
        case=child.case,
        person=child.person,
        account=viewer,
        name=own.person.full_name,
        contact=viewer.email,
    )
    return told, own


def acting(request: RightsRequest, *, today: date) -> list[str]:
    """Return who may act for the child of a request, and how we know."""
    if request.case is None or request.person is None or not request.for_child:
        return []
    found = request.case.parties.filter(person=request.person).first()
    return responsible.words_for(found, today=today) if found else []


def oneself(viewer: Account) -> Concerned:
    """Return a family member as the one concerned. Raises Http404 without a part."""
    part: Party | None = parts_of_account(viewer).first()
    if part is None:
        raise Http404
    return Concerned(
        case=part.case,
        person=part.person,
        account=viewer,
        name=part.person.full_name,
        contact=viewer.email,
    )
