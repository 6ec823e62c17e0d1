"""Who may name shared tablets, and whom a PIN lets in."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_look_after(account: Account) -> bool:
    """Name a device as shared, and withdraw it: a manager."""
    return account.may(Power.SETTINGS_CHANGE)


def may_use_pin(account: Account) -> bool:
    """Come in by PIN: who works on a session day, and still may sign in."""
    ready = account.is_active and account.confidentiality_signed_on is not None
    return ready and account.may(Power.SESSIONS_REGISTER)
