from datetime import datetime

from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations


@trail.command
def end_session(*, session: Session, at: datetime, by: Account) -> None:
    """End the time together: the session took place. Any worker of it may (R22)."""
    check_keeper(session, by=by, at=at)
    ended = Session.objects.filter(pk=session.pk, state=Session.State.RUNNING).update(
        state=Session.State.HELD, ended_at=at
    )
    if not ended:
        raise RefusedError("This session is not running.")
    session.state, session.ended_at = Session.State.HELD, at
    trail.record("session.held", about=session, by=by, case_key=session.case.key)
    obligations.refresh(case=session.case, now=at)
