"""
What becomes of the sign-in of somebody who left, when their file has gone.

Danger: the address, the password and the second steps are taken away for ever. The name
stays only while something that is kept names this person as its writer; without it
nobody could say who saw what. The trail itself knows numbers, no names.
"""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.workforce.queries.coming import NO_ADDRESS, is_named

_SIGN_IN_LIBRARY = ("account", "mfa", "usersessions")


def let_go(account: Account) -> int:
    """Empty the account of somebody who left. Returns how many accounts it emptied.

    An account that can still sign in is left alone: that person is still here.
    """
    if account.is_active:
        return 0
    for relation in account._meta.related_objects:
        model = relation.related_model
        if model._meta.app_label in _SIGN_IN_LIBRARY:  # type: ignore[union-attr]
            found = model._default_manager  # type: ignore[union-attr]
            found.filter(**{relation.field.name: account}).delete()
    account.email = f"{account.pk}@{NO_ADDRESS}"
    account.set_unusable_password()
    account.last_login = None
    if not is_named(account):
        account.name = ""
    account.save(update_fields=["email", "password", "last_login", "name"])
    return 1
