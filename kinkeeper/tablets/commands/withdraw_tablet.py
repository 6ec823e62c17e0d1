from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.tablets import permissions
from kinkeeper.tablets.models import SharedTablet


@trail.command
def withdraw_tablet(
    *, tablet: SharedTablet, by: Account, now: datetime, once: UUID | None = None
) -> None:
    """
    Take a device out of use at once: lost, stolen or given away.

    Whoever is signed in on it is signed out with the next thing that they press.
    """
    once_only.claim(once, by=by)
    if not permissions.may_look_after(by):
        raise RefusedError("Only a manager may withdraw a shared tablet.")
    tablet.pins.all().delete()
    tablet.withdrawn_at = now
    tablet.save(update_fields=["withdrawn_at"])
    trail.record("tablet.withdrawn", about=tablet, by=by)
