"""What a person may choose when they place a hold."""

from django.db.models import Q
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.policy import edition
from kinkeeper.privacy.records.models import Hold, Obligation

# In the form: one person of the family that is named. The children by their order.
WHOLE = "family"
PERSON_CHOICES = (
    (Party.Side.RESIDENT, "The adult the child lives with"),
    (Party.Side.VISITING, "The visiting adult"),
)


def kinds_to_choose(*, viewer: Account) -> list[tuple[str, str]]:
    """Return the kinds of hold that a person places by hand. Else 404.

    Holds for requests, complaints and breaches are placed by opening one.
    """
    _may_place(viewer)
    by_hand = set(Hold.Kind) - set(Hold.AUTOMATIC)
    return [(str(k), str(word)) for k, word in Hold.Kind.choices if k in by_hand]


def record_kinds(*, viewer: Account) -> list[tuple[str, str]]:
    """Return the kinds of record that the edition knows, with their titles."""
    _may_place(viewer)
    records = edition.in_force().records
    return [(kind, record.title) for kind, record in sorted(records.items())]


def owners(*, viewer: Account) -> list[tuple[str, str]]:
    """Return who can look after a hold: those who may place one."""
    _may_place(viewer)
    return [(str(each.pk), each.short_name) for each in _holders()]


def owner_chosen(pk: str) -> Account | None:
    """Return the chosen owner, or None when nobody was chosen."""
    return next((each for each in _holders() if str(each.pk) == pk), None)


def case_to_hold(sign: str, *, viewer: Account) -> Case:
    """
    Return a case by call-sign or reference, for who may place a hold. Else 404.

    The records lead sees no family's page, and need not: a hold opens nothing.
    """
    _may_place(viewer)
    living = Q(callsign__iexact=sign, closed_on=None, declined_on=None)
    found = Case.objects.filter(living | Q(reference__iexact=sign)).first()
    if found is None or not sign:
        raise Http404
    return found


def person_to_hold(case: Case, side: str) -> Person | None:
    """Return the adult of a side of a family; None when nobody is known there."""
    part = Party.objects.filter(case=case, side=side).select_related("person").first()
    return part.person if part else None


def record_named(name: str) -> str:
    """Return the name of a record that is on the register, by its key. Else 404."""
    found = Obligation.objects.filter(record__endswith=f":{name}").first()
    if found is None or not name:
        raise Http404
    return found.record


def _holders() -> list[Account]:
    roles = [role for role, powers in POWERS.items() if Power.HOLDS_PLACE in powers]
    held = Account.objects.filter(grants__role__in=roles, grants__ended_on=None)
    return list(held.filter(is_active=True).distinct().order_by("name"))


def _may_place(viewer: Account) -> None:
    if not viewer.may(Power.HOLDS_PLACE):
        raise Http404
