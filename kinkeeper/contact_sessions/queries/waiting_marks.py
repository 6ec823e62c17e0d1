"""Whose mark, at which door: asked when marks arrive that waited on a tablet."""

from base64 import b64encode
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.models import LateMark, Presence, Session
from kinkeeper.contact_sessions.permissions import may_keep_register
from kinkeeper.contact_sessions.queries.presences import first_at_door
from kinkeeper.contact_sessions.queries.waiting_lines import days_on_devices, room_of
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault.device import device_key

# One lock for all doors: what is written on the outside names no session.
DOORS = UUID("d0075000-0000-4000-8000-000000000001")
TOGETHER = (LateMark.Act.BEGIN, LateMark.Act.END)


@dataclass(frozen=True)
class Mark:
    """One tap: of whom, and when in the centre's time. `presence` is None for both."""

    session: Session
    side: str
    act: str
    at: datetime
    presence: Presence | None = None


def door_device(viewer: Account, *, now: datetime) -> dict[str, str]:
    """Return what a page needs to lock marks on this tablet; nothing without doors."""
    if not may_keep_register(viewer):
        return {}
    key = device_key(room=DOORS, holder=viewer.pk)
    return {
        "room": str(DOORS),
        "key": b64encode(key).decode(),
        "now": now.isoformat(),
        "days": str(days_on_devices()),
    }


def mark_in(
    session: UUID, *, side: str, act: str, at: datetime, author: int
) -> tuple[Mark, Account]:
    """
    Return the mark that an opened entry holds, and the worker who made it.

    No viewer: the lock was the proof that this worker tapped, and the command asks
    whether they might. Raises RefusedError when the session is no longer here.
    """
    found, worker = room_of(session, author=author)
    if act in TOGETHER:
        return Mark(found, "", act, at), worker
    presence = first_at_door(found, side)
    if presence is None:
        raise RefusedError("Nobody is expected on this side.")
    return Mark(found, side, act, at, presence), worker


def mark_of(late: LateMark) -> Mark:
    """Return what a late mark says, ready to be carried out."""
    presence = first_at_door(late.session, late.side) if late.side else None
    return Mark(late.session, late.side, late.act, late.made_at, presence)
