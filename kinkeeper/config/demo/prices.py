"""What the invented centre charges."""

from datetime import datetime

from kinkeeper.finance.commands.set_price import set_price
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account

PENCE = {
    "SUPPORTED": 0,
    "SUPERVISED": 4500,
    "HANDOVER": 1200,
    "FIRST_VISIT": 0,
    "REPORT": 6000,
}


def put_up(*, by: Account, now: datetime) -> None:
    """Set the prices with which the centre began."""
    today = clock.london(now).date()
    for what, pence in PENCE.items():
        set_price(what=what, pence=pence, counts_from=today, by=by, now=now)
