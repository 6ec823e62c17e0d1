from datetime import datetime
from uuid import UUID

from django.db.models import F

from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.models import Presence
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party


@trail.command
def pick_picture(
    *,
    presence: Presence,
    picture: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    Keep the picture with which a child signs in, handed the tablet by a worker.

    It is theirs to do or to leave, and theirs to change while they are here. Nothing
    else about the child is kept by it, and no time depends on it. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    session = presence.session
    check_keeper(session, by=by, at=now)
    if presence.party.side != Party.Side.CHILD:
        raise RefusedError("Only a child picks a picture.")
    here = Presence.objects.filter(
        pk=presence.pk, arrived_at__isnull=False, left_at=None
    )
    if not here.update(picture=Presence.Picture(picture), version=F("version") + 1):
        raise RefusedError("First mark that the child has arrived.")
    trail.record(
        "session.picture_picked", about=session, by=by, case_key=session.case.key
    )
