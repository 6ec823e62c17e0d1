"""Whose lines, of which session: asked when lines arrive that waited on a tablet."""

from datetime import datetime, timedelta
from uuid import UUID

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import edition

# How the cookie register calls what lies on a tablet.
STORED_AS = "kinkeeper-notes"


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


def days_on_devices() -> int:
    """Return how many days a line may lie on a tablet, as the cookie register says."""
    return edition.in_force().cookies[STORED_AS].days


def time_on_devices() -> str:
    """Return the same in words: "7 days"."""
    days = days_on_devices()
    return "1 day" if days == 1 else f"{days} days"


def is_too_old(made_at: datetime, now: datetime) -> bool:
    return now - made_at > timedelta(days=days_on_devices())
