"""
All the children of a family go home with one person.

Danger: as with one child, what is written here gave children to somebody. Each child
has a line of their own, checked by the same rule (`record_collection`).
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.commands.check_door import AlreadyMarkedError
from kinkeeper.contact_sessions.commands.record_collection import (
    Collected,
    record_collection,
)
from kinkeeper.contact_sessions.models import Presence
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail


@trail.command
def collect_together(
    *,
    presences: Sequence[Presence],
    told: Collected,
    by: Account,
    now: datetime,
    reason: str = "",
    once: UUID | None = None,
) -> list[Presence]:
    """
    Write down that children of one session left with one person. All or none.

    A child whose line somebody else wrote meanwhile keeps that line; where nobody is
    left to write, raises AlreadyMarkedError. Returns the lines that were written.
    Raises StopError and RefusedError as for one child.
    """
    once_only.claim(once, by=by)
    written, first = [], AlreadyMarkedError(None, None)
    # In one order, so that two who write at once do not wait for each other.
    for presence in sorted(presences, key=lambda one: one.pk):
        try:
            record_collection(
                presence=presence, told=told, by=by, now=now, reason=reason
            )
        except AlreadyMarkedError as stands:
            first = stands
        else:
            written.append(presence)
    if not written:
        raise first
    return written
