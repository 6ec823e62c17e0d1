"""Who may look after the team."""

from collections.abc import Iterable

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power, Role


def may_see_team(account: Account) -> bool:
    return account.may(Power.SETTINGS_CHANGE)


def may_give(account: Account, roles: Iterable[Role]) -> bool:
    """Say whether this person may give these roles.

    A manager may give any. Others give only what they have themselves: who looks after
    the machine does not let people in to families' records.
    """
    if not account.may(Power.SETTINGS_CHANGE):
        return False
    if Role.MANAGER in account.roles():
        return True
    own = set().union(*(POWERS[role] for role in account.roles()))
    return all(POWERS[role] <= own for role in roles)
