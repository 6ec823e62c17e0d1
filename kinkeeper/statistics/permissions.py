from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_see_statistics(viewer: Account) -> bool:
    return viewer.may(Power.STATISTICS_SEE)
