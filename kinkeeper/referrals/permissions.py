"""Who may take in a family, and how often a stranger may try something."""

from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power

_HOUR = 60 * 60


def may_decide(viewer: Account) -> bool:
    return viewer.may(Power.REFERRALS_DECIDE)


def may_record_previsits(viewer: Account) -> bool:
    return viewer.may(Power.PREVISITS_RECORD)


def may_write_agreement(viewer: Account) -> bool:
    """Write the rules that everybody signs: a manager does it."""
    return viewer.may(Power.SETTINGS_CHANGE) and viewer.may(Power.REFERRALS_DECIDE)


def may_close_regardless(viewer: Account) -> bool:
    """Close a case although something on the list was not seen to: a manager."""
    return viewer.may(Power.SETTINGS_CHANGE) and viewer.may(Power.CASES_CLOSE)


def may_throw_papers_away(viewer: Account) -> bool:
    """Destroy a paper that nobody could open: a manager."""
    return viewer.may(Power.SETTINGS_CHANGE) and viewer.may(Power.REFERRALS_DECIDE)


def may_try(what: str, *, address: str, most: int, now: datetime) -> bool:
    """
    Count one try from a network address, and say whether it is within `most` an hour.

    The address itself is not kept: a keyed digest stands for it, for that hour.
    """
    told = f"{settings.SECRET_KEY}:{what}:{address}:{now:%Y%m%d%H}"
    mark = sha256(told.encode()).hexdigest()
    tries = int(cache.get(mark, 0)) + 1
    cache.set(mark, tries, _HOUR)
    return tries <= most
