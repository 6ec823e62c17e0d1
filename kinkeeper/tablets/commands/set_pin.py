from datetime import datetime
from uuid import UUID

from django.contrib.auth.hashers import make_password

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.rules.contact_sessions.shared_tablet import is_guessed_first
from kinkeeper.tablets import permissions
from kinkeeper.tablets.models import Pin, SharedTablet
from kinkeeper.tablets.queries.tablets import are_pin_hours


@trail.command
def set_pin(
    *,
    tablet: SharedTablet,
    word: str,
    pin: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    Set or change one's PIN for today on this tablet. Tries begin again.

    `word` is what the tablet keeps: without it the digest cannot even be guessed at.
    The page has made sure of a sign-in in full. Raises RefusedError outside the hours
    of a session day, and for a PIN that anybody tries first.
    """
    once_only.claim(once, by=by)
    today = clock.london(now).date()
    if not permissions.may_use_pin(by):
        raise RefusedError("A PIN is for those who work on session days.")
    if not are_pin_hours(now, on=today):
        raise RefusedError(
            "A PIN is for session days, from an hour before to an hour after."
        )
    if is_guessed_first(pin):
        raise RefusedError("Anybody would try that first. Choose six other digits.")
    Pin.objects.update_or_create(
        tablet=tablet,
        account=by,
        defaults={
            "set_on": today,
            "digest": make_password(told(pin, word, by)),
            "tries": 0,
        },
    )
    trail.record("pin.set", about=tablet, by=by)


def told(pin: str, word: str, account: Account) -> str:
    """Return what the slow digest is made of."""
    return f"{pin}:{account.pk}:{word}"
