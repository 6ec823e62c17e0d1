"""Who looks after the money."""

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_see_money(account: Account) -> bool:
    return account.may(Power.MONEY_SEE)


def may_set_prices(account: Account) -> bool:
    return account.may(Power.MONEY_SEE)
