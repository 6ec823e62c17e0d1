"""Whose lines, of which session: asked when lines arrive that waited on a tablet."""

from uuid import UUID

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError


def room_of(session: UUID, *, author: int) -> tuple[Session, Account]:
    """
    Return the session and the worker that an opened line names.

    No viewer: the lock was the proof that this worker wrote there, and the command asks
    whether they might. Raises RefusedError when either is no longer here.
    """
    found = (
        Session.objects.filter(key=session, case__file_destroyed_on=None)
        .select_related("case__reports_container")
        .first()
    )
    writer = Account.objects.filter(pk=author).first()
    if found is None or writer is None:
        raise RefusedError("The notes of this session are closed.")
    return found, writer
