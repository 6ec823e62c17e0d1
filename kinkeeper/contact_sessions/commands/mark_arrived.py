from datetime import datetime
from uuid import UUID

from django.db.models import F

from kinkeeper.contact_sessions.commands.check_door import (
    AlreadyMarkedError,
    check_door,
    open_register,
)
from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def mark_arrived(
    *,
    presence: Presence,
    at: datetime,
    by: Account,
    override: str = "",
    once: UUID | None = None,
) -> None:
    """
    Write down that somebody came in, with those who come through the door with them.

    The first tap counts: a second one raises AlreadyMarkedError with its time and whose
    it was. Raises OnHoldError while the other side's adult is in the corridor, unless
    `override` gives a reason.
    """
    once_only.claim(once, by=by)
    session, group = open_register(presence, by=by, at=at)
    if session.state == Session.State.NOT_HELD:
        raise RefusedError("This session does not take place.")
    for one in group:
        if one.arrived_at is not None:
            raise AlreadyMarkedError(one.arrived_at, one.arrived_by)
    regardless = check_door(session, group, reason=override, by=by, at=at)
    Presence.objects.filter(pk__in=[one.pk for one in group], arrived_at=None).update(
        place=Presence.Place.SHARED,
        arrived_at=at,
        arrived_by=by,
        version=F("version") + 1,
    )
    trail.record(
        "session.arrived",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"side": presence.party.side, "regardless": regardless},
    )
