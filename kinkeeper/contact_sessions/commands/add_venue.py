from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Venue
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def add_venue(
    *, name: str, by: Account, now: datetime, once: UUID | None = None
) -> Venue:
    """Add a building in which families meet. Raises RefusedError for a name in use."""
    once_only.claim(once, by=by)
    if not permissions.may_change_building(by):
        raise RefusedError("Only a manager may change the buildings.")
    name = name.strip()
    if Venue.objects.filter(name__iexact=name).exists():
        raise RefusedError("There is a building of that name already.")
    venue = Venue.objects.create(name=name)
    trail.record("building.added", about=venue, by=by)
    return venue
