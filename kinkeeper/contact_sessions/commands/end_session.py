from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations


@trail.command
def end_session(
    *, session: Session, at: datetime, by: Account, once: UUID | None = None
) -> None:
    """
    End the time together: the session took place. Any worker of it may (R22).

    Raises RefusedError when it is not running, or had not begun at that time.
    """
    once_only.claim(once, by=by)
    check_keeper(session, by=by, at=at)
    ended = Session.objects.filter(
        pk=session.pk, state=Session.State.RUNNING, began_at__lte=at
    ).update(state=Session.State.HELD, ended_at=at)
    if not ended:
        raise RefusedError("This session is not running.")
    session.state, session.ended_at = Session.State.HELD, at
    trail.record("session.held", about=session, by=by, case_key=session.case.key)
    obligations.refresh(case=session.case, now=at)
