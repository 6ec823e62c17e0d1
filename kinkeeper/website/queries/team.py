"""Who works here, with which roles, under which agreement."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from allauth.mfa.models import Authenticator
from django.http import Http404

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.website import permissions


@dataclass(frozen=True)
class Member:
    pk: int
    name: str
    email: str
    roles: Sequence[str]
    since: date | None
    agreement: str
    second_step: bool


def team(*, viewer: Account) -> list[Member]:
    """Return everybody who is in the team now, by name. Raises Http404."""
    if not permissions.may_see_team(viewer):
        raise Http404
    accounts = Account.objects.filter(kind=Account.Kind.STAFF, is_active=True)
    with_step = set(Authenticator.objects.values_list("user_id", flat=True))
    return [
        _member(account, account.pk in with_step)
        for account in accounts.prefetch_related("grants").order_by("name", "pk")
    ]


def member_by_pk(pk: int, *, viewer: Account) -> Account:
    """Return one person of the team. Raises Http404 when there is none."""
    if not permissions.may_see_team(viewer):
        raise Http404
    found = Account.objects.filter(
        pk=pk, kind=Account.Kind.STAFF, is_active=True
    ).first()
    if found is None:
        raise Http404
    return found


def second_step_of(*, viewer: Account) -> bool:
    """Say whether the viewer is asked for a second step at sign-in."""
    return Authenticator.objects.filter(user=viewer).exists()


def roles_in_words(account: Account) -> list[str]:
    return sorted(str(role.label) for role in account.roles())


def _member(account: Account, second_step: bool) -> Member:
    grants = [grant for grant in account.grants.all() if grant.ended_on is None]
    return Member(
        pk=account.pk,
        name=account.name or account.email,
        email=account.email,
        roles=sorted(str(Role(grant.role).label) for grant in grants),
        since=min((grant.granted_on for grant in grants), default=None),
        agreement=_agreement(account),
        second_step=second_step,
    )


def _agreement(account: Account) -> str:
    signed_on = account.confidentiality_signed_on
    if signed_on is None:
        return ""
    return f"{account.confidentiality_version}, {signed_on:%-d %B %Y}"
