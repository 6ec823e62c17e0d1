from datetime import datetime
from uuid import UUID

from django.db.models import F

from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def say_coming(
    *,
    presence: Presence,
    will_come: bool,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    A parent says whether they will be there. Staff see it; the other side never does.

    Nothing is called off by this: a person at the centre decides. Raises RefusedError
    when it is not their own appointment, or not to come any more.
    """
    once_only.claim(once, by=by)
    if presence.party.account_id != by.pk:
        raise RefusedError("This is not your appointment.")
    if presence.session.state != Session.State.PLANNED or presence.due_at < now:
        raise RefusedError("This appointment is over, or will not go ahead. Call us.")
    Presence.objects.filter(pk=presence.pk).update(
        says_will_come=will_come, said_at=now, version=F("version") + 1
    )
    trail.record(
        "session.answered",
        about=presence.session,
        by=by,
        case_key=presence.session.case.key,
        detail={"coming": will_come, "side": presence.party.side},
    )
