"""Who may set the centre up."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_look(account: Account) -> bool:
    """Say whether this person sees how far the set-up is: who looks after settings."""
    return account.may(Power.SETTINGS_CHANGE)


def may_set_up(account: Account) -> bool:
    """Say whether this person answers for the settings and for the policy."""
    return account.may(Power.SETTINGS_CHANGE) and account.may(Power.POLICY_DRAFT)
