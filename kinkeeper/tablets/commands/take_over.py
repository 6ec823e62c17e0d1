from datetime import datetime
from enum import Enum

from django.contrib.auth.hashers import check_password
from django.db.models import F

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.rules.contact_sessions.shared_tablet import TRIES
from kinkeeper.tablets import permissions
from kinkeeper.tablets.commands.set_pin import told
from kinkeeper.tablets.models import Pin, SharedTablet
from kinkeeper.tablets.queries.tablets import are_pin_hours


class Taken(Enum):
    """What became of a try."""

    YES = "yes"
    WRONG = "wrong"
    LOCKED = "locked"
    CLOSED = "closed"


@trail.command
def take_over(
    *, tablet: SharedTablet, word: str, account: Account, pin: str, now: datetime
) -> Taken:
    """
    Try a PIN. Five wrong ones in a row lock it until its owner has signed in in full.

    Answers instead of raising, so that a wrong try is counted and stays counted. The
    try is taken before the PIN is looked at: many at once are no more than five.
    """
    today = clock.london(now).date()
    if not are_pin_hours(now, on=today):
        return _told(Taken.CLOSED, tablet, account)
    own = Pin.objects.filter(tablet=tablet, account=account, set_on=today)
    if not (
        permissions.may_use_pin(account)
        and own.filter(tries__lt=TRIES).update(tries=F("tries") + 1)
    ):
        return _told(Taken.LOCKED, tablet, account)
    kept = own.get()
    if not check_password(told(pin, word, account), kept.digest):
        locked = kept.tries >= TRIES
        return _told(Taken.LOCKED if locked else Taken.WRONG, tablet, account)
    own.update(tries=0)
    return _told(Taken.YES, tablet, account)


def _told(outcome: Taken, tablet: SharedTablet, account: Account) -> Taken:
    """Record it. Only a right PIN is an act of its owner."""
    right = outcome is Taken.YES
    trail.record(
        f"pin.{'right' if right else outcome.value}",
        about=tablet,
        by=account if right else None,
        detail={"account": account.pk},
    )
    return outcome
