from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.call_review import open_reviews


@trail.command
def begin_session(
    *, session: Session, at: datetime, by: Account, once: UUID | None = None
) -> None:
    """
    Start the time together. With the first one, the family's sessions are running.

    Raises RefusedError when it began already or is not to take place.
    """
    once_only.claim(once, by=by)
    check_keeper(session, by=by, at=at)
    begun = Session.objects.filter(pk=session.pk, state=Session.State.PLANNED).update(
        state=Session.State.RUNNING, began_at=at
    )
    if not begun:
        raise RefusedError("This session has begun already, or is not to take place.")
    session.state, session.began_at = Session.State.RUNNING, at
    first = Case.objects.filter(
        pk=session.case_id, stage__in=[Case.Stage.ACCEPTED, Case.Stage.READY]
    ).update(stage=Case.Stage.ACTIVE)
    if first:
        open_reviews(session.case, first_on=session.held_on)
    trail.record("session.begun", about=session, by=by, case_key=session.case.key)
    obligations.refresh(case=session.case, now=at)
