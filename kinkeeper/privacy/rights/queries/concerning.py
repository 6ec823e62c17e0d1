"""Whom a new matter may touch: the people of a family, a worker, or nobody on file."""

from dataclasses import dataclass

from django.db.models import Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.people.queries.parties import parts_of_account
from kinkeeper.privacy.rights import permissions

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
