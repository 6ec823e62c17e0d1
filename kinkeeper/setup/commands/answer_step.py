from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.setup import permissions
from kinkeeper.setup.models import SetupStep


@trail.command
def answer_step(
    *, step: str, by: Account, now: datetime, once: UUID | None = None
) -> SetupStep:
    """Note that a question of the set-up has its answer. Raises RefusedError."""
    once_only.claim(once, by=by)
    if not permissions.may_set_up(by):
        raise RefusedError("Only a manager may set the centre up.")
    found, _ = SetupStep.objects.update_or_create(
        step=SetupStep.Step(step), defaults={"answered_at": now}
    )
    trail.record("setup.answered", about=found, by=by, detail={"step": step})
    return found
