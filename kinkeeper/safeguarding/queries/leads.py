from collections.abc import Iterable

from django.db.models import QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power
from kinkeeper.safeguarding.models import Concern


def leads() -> QuerySet[Account]:
    """Return everybody who leads on safeguarding today."""
    return _who_may(Power.CONCERNS_LEAD)


def first_circle(subject: Account | None) -> list[Account]:
    """
    Return who is named for a worry about a worker: the leads, but never the subject.

    Where nobody is left, those who keep the staff files. It may be nobody at all.
    """
    for found in (leads(), _who_may(Power.STAFF_FILES_KEEP)):
        others = [one for one in found if subject is None or one.pk != subject.pk]
        if others:
            return others
    return []


def may_be_named(concern: Concern) -> list[Account]:
    """Return the team, without the subject and without who is named already."""
    named = concern.named.filter(until_at=None).values("account")
    found = Account.objects.filter(kind=Account.Kind.STAFF, is_active=True)
    found = found.exclude(pk__in=named)
    if concern.subject_id:
        found = found.exclude(pk=concern.subject_id)
    return list(found.order_by("name", "pk"))


def team_of(author: Account) -> list[Account]:
    """Return everybody in the team but the author, by name."""
    team = Account.objects.filter(kind=Account.Kind.STAFF, is_active=True)
    return list(team.exclude(pk=author.pk).order_by("name", "pk"))


def account_in_team(pk: int) -> Account:
    """Return one member of the team. Raises Account.DoesNotExist."""
    return Account.objects.get(pk=pk, kind=Account.Kind.STAFF)


def receivers_of(concern: Concern) -> list[str]:
    """Return the short names of who decides, so that the author knows whom to call."""
    return [reader.short_name for reader in readers_of(concern)]


def readers_of(concern: Concern) -> Iterable[Account]:
    """Return who decides on a concern today."""
    if not concern.restricted:
        return leads().order_by("name", "pk")
    named = concern.named.filter(until_at=None).values("account")
    return Account.objects.filter(pk__in=named).order_by("name", "pk")


def _who_may(power: Power) -> QuerySet[Account]:
    roles = [role for role, powers in POWERS.items() if power in powers]
    return Account.objects.filter(
        is_active=True, grants__role__in=roles, grants__ended_on=None
    ).distinct()
