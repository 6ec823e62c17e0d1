from collections.abc import Iterable

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail


@trail.command
def forget_names(*, accounts: Iterable[Account]) -> None:
    """Empty the names of people who left, once nothing that is kept needs them."""
    for account in accounts:
        account.name = ""
        account.save(update_fields=["name"])
        trail.record("account.name_forgotten", about=account, by=None)
