"""Who looks after the files of those who work here."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.workforce.models import Worker


def may_keep(account: Account) -> bool:
    return account.may(Power.STAFF_FILES_KEEP)


def is_own(account: Account, worker: Worker) -> bool:
    """Nobody writes in their own file, and nobody decides about themselves."""
    return worker.account_id is not None and worker.account_id == account.pk
