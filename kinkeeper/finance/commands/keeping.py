"""What every command about money does first and last."""

from collections.abc import Iterable
from datetime import datetime

from kinkeeper.finance import permissions
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations


def only_for_money(by: Account) -> None:
    if not permissions.may_see_money(by):
        raise RefusedError("Only who looks after the money may do this.")


def keep_all(records: Iterable[str], now: datetime) -> None:
    """Work out anew how long each of these papers is kept."""
    for record in records:
        obligations.keep_alone(record=record, now=now)
