"""
The first manager of a new centre.

Danger: whoever does this answers for all that follows. It takes the code that was
printed on the machine, works once, and only while nobody works here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.setup.commands.offer_code import begin_setting_up
from kinkeeper.setup.queries.standing import is_code, taken

TAKEN = "Somebody has set up the first manager already. Sign in instead."


@dataclass(frozen=True)
class Founder:
    """Who answers for the centre, and the agreement that they signed (P12b)."""

    name: str
    email: str
    password: str
    agreement_version: str
    agreement_signed_on: date


@trail.command
def claim_centre(*, code: str, founder: Founder, now: datetime) -> Account:
    """
    Make the manager of a centre in which nobody works yet.

    Raises RefusedError for a wrong or used code, an unsigned agreement, or a password
    that is easy to guess.
    """
    if Account.objects.filter(kind=Account.Kind.STAFF).exists():
        raise RefusedError(TAKEN)
    if not is_code(code):
        raise RefusedError(
            "That is not the code. It stands where the program was started. "
            "Run “kinkeeper setup” there to print a new one."
        )
    if founder.agreement_signed_on > clock.london(now).date():
        raise RefusedError("Nobody joins before they have signed the agreement.")
    account = Account(
        email=founder.email.strip().lower(),
        name=founder.name.strip(),
        kind=Account.Kind.STAFF,
        confidentiality_version=founder.agreement_version.strip(),
        confidentiality_signed_on=founder.agreement_signed_on,
    )
    _check_password(founder.password, account)
    account.set_password(founder.password)
    with only_one():
        account.save()
        account.grants.create(role=Role.MANAGER, granted_on=clock.london(now).date())
        trail.record("setup.claimed", about=account, by=account)
        transaction.on_commit(begin_setting_up)
    return account


@contextmanager
def only_one() -> Iterator[None]:
    """Of two who type the code at once, let one in. The other reads that it is taken.

    The file stays until the transaction is committed.
    """
    try:
        taken().touch(exist_ok=False)
    except FileExistsError:
        raise RefusedError(TAKEN) from None
    try:
        yield
    except BaseException:
        taken().unlink(missing_ok=True)
        raise


def _check_password(password: str, account: Account) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise RefusedError(" ".join(error.messages)) from None
