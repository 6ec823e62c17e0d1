from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


def may_read(viewer: Account) -> bool:
    """Who sees the centre's numbers reads what people told us."""
    return viewer.may(Power.STATISTICS_SEE)


def may_hand_out(viewer: Account) -> bool:
    """Whoever runs a session hands slips out."""
    return viewer.may(Power.SESSIONS_REGISTER)
