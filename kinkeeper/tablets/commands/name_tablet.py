from datetime import datetime, timedelta
from secrets import token_urlsafe
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.rules.contact_sessions.shared_tablet import DEVICE_DAYS
from kinkeeper.tablets import permissions
from kinkeeper.tablets.models import SharedTablet
from kinkeeper.tablets.queries.tablets import digest_of


@trail.command
def name_tablet(
    *, name: str, place: str, by: Account, now: datetime, once: UUID | None = None
) -> str:
    """
    Name the device in the manager's hand as shared, for twelve months.

    Returns the word that the device keeps; only its digest stays here. Raises
    RefusedError for a name in use.
    """
    once_only.claim(once, by=by)
    if not permissions.may_look_after(by):
        raise RefusedError("Only a manager may name a shared tablet.")
    in_use = SharedTablet.objects.filter(withdrawn_at=None)
    if in_use.filter(name__iexact=name.strip()).exists():
        raise RefusedError("There is a tablet of that name. Withdraw it first.")
    word = token_urlsafe(32)
    tablet = SharedTablet.objects.create(
        name=name.strip(),
        place=place.strip(),
        digest=digest_of(word),
        named_at=now,
        ends_on=clock.london(now).date() + timedelta(days=DEVICE_DAYS),
    )
    trail.record("tablet.named", about=tablet, by=by)
    return word
