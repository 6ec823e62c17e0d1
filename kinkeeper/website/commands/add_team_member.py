from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail import outbox
from kinkeeper.foundation.mail.models import Subject
from kinkeeper.foundation.vault import containers
from kinkeeper.website import emails, permissions


@dataclass(frozen=True)
class Joiner:
    """Somebody who joins, and the confidentiality agreement that they signed."""

    name: str
    email: str
    roles: Sequence[str]
    agreement_version: str
    agreement_signed_on: date


@trail.command
def add_team_member(
    *, joiner: Joiner, by: Account, now: datetime, once: UUID | None = None
) -> Account:
    """
    Let somebody into the team, or back into it, and write to them how to sign in.

    Needs a signed confidentiality agreement (P12b). Raises RefusedError when the person
    may not give these roles, when the agreement is missing or lies in the future, and
    when the address belongs to somebody who is here already.
    """
    once_only.claim(once, by=by)
    today = clock.london(now).date()
    given = [Role(role) for role in joiner.roles]
    if not permissions.may_give(by, given):
        raise RefusedError("Only a manager may give these roles.")
    if not given:
        raise RefusedError("Choose at least one role.")
    if not joiner.agreement_version.strip() or joiner.agreement_signed_on > today:
        raise RefusedError("Nobody joins before they have signed the agreement.")
    account = _account(joiner.email)
    account.name = joiner.name.strip()
    account.is_active = True
    account.confidentiality_version = joiner.agreement_version.strip()
    account.confidentiality_signed_on = joiner.agreement_signed_on
    account.save()
    for role in given:
        account.grants.create(role=role, granted_on=today)
    outbox.write_letter(
        container=containers.shared("post-room", now=now),
        to=account.email,
        subject=Subject.SIGN_IN,
        body=emails.how_to_sign_in(settings.BASE_URL),
        now=now,
    )
    trail.record(
        "team.member_added",
        about=account,
        by=by,
        detail={"roles": sorted(given), "agreement": account.confidentiality_version},
    )
    return account


def _account(email: str) -> Account:
    """Return a fresh account, or that of somebody who left and comes back."""
    address = email.strip().lower()
    found = Account.objects.filter(email=address).first()
    if found is None:
        fresh = Account(email=address, kind=Account.Kind.STAFF)
        fresh.set_unusable_password()
        return fresh
    if not found.is_team or found.is_active:
        # Does not say whose it is: it may be a parent's.
        raise RefusedError("This email address is taken. Use another one.")
    return found
