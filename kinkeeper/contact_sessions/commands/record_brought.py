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
def record_brought(
    *,
    presence: Presence,
    brought_by: str,
    seen: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    Write down how the person is related who brought a child.

    It replaces only what the worker had `seen` there ("" for nothing): when somebody
    else wrote meanwhile, theirs stands and this raises RefusedError with their words.
    """
    once_only.claim(once, by=by)
    session = presence.session
    check_keeper(session, by=by, at=now)
    if presence.party.side != Party.Side.CHILD:
        raise RefusedError("Only a child is brought and collected.")
    words = brought_by.strip()
    if not words:
        raise RefusedError("Say who brought the child.")
    rows = Presence.objects.filter(pk=presence.pk, brought_by=seen)
    if not rows.update(brought_by=words, brought_noted_by=by, version=F("version") + 1):
        stands = Presence.objects.select_related("brought_noted_by").get(pk=presence.pk)
        noted = stands.brought_noted_by
        who = noted.short_name.rstrip(".") if noted else "somebody else"
        raise RefusedError(
            f"Meanwhile {who} wrote “{stands.brought_by}”. Open the page again to "
            "change that."
        )
    trail.record(
        "session.brought_written", about=session, by=by, case_key=session.case.key
    )
