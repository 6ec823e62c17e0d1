from datetime import datetime
from uuid import UUID

from django.db import transaction

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.setup import permissions
from kinkeeper.setup.commands.offer_code import leave
from kinkeeper.setup.queries.standing import Stage, stage


@trail.command
def leave_list(*, by: Account, now: datetime, once: UUID | None = None) -> None:
    """Take what to do next off Today. Raises RefusedError before the centre is open."""
    once_only.claim(once, by=by)
    if not permissions.may_set_up(by):
        raise RefusedError("Only a manager may do this.")
    if stage() not in (None, Stage.OPEN):
        raise RefusedError("Open the centre first.")
    trail.record("setup.finished", about="centre", by=by)
    transaction.on_commit(leave)
