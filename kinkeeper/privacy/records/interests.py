"""Who may not decide about a record, because it is about themselves.

Apps add how they know when Django starts; the disposal engine asks before each yes.
"""

from collections.abc import Callable
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.privacy.records.register import is_key

About = Callable[[UUID, Account], bool]

_known: dict[str, About] = {}


def add(label: str, is_about: About) -> None:
    """Tell how to find out whom a model's records are about. `label` as in a name."""
    _known[label] = is_about


def is_about(record: str, account: Account) -> bool:
    """Say whether a record, by its name, is about the person of this account."""
    label, _, key = record.partition(":")
    if label not in _known or not is_key(key):
        return False
    return _known[label](UUID(key), account)
