"""Who may read the accident book. Concerns have a narrower circle of their own."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_read_accident_book(account: Account) -> bool:
    """The safeguarding lead and the manager. Each author reads what they wrote."""
    return account.may(Power.CONCERNS_LEAD) or account.may(Power.STAFF_FILES_KEEP)
