from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.place_session import DoesNotFitError
from kinkeeper.contact_sessions.commands.plan_session import check_worker, roster
from kinkeeper.contact_sessions.emails import tell_of_a_change
from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.queries.diary import diary_for
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.queries import parties
from kinkeeper.privacy.records import obligations
from kinkeeper.rules.contact_sessions.misfit import ABOUT_THE_WORKER


@trail.command
def change_worker(
    *,
    session: Session,
    worker: Account,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> None:
    """
    Put another worker with a family; time and room stay, and so do people's answers.

    Both sides are told to look at their dates. Raises DoesNotFitError when this worker
    cannot be with them then, and other RefusedErrors.
    """
    once_only.claim(once, by=by)
    if not permissions.may_plan(by):
        raise RefusedError("Planning needs a co-ordinator or a manager.")
    versions.advance(session, seen=version_seen)
    if session.state != Session.State.PLANNED:
        raise RefusedError("Only a session that is still planned can be changed.")
    obligations.locked(session.case)
    Account.objects.select_for_update().get(pk=worker.pk)
    check_worker(worker, session.service)
    before, session.supervisor = session.supervisor_id, worker
    for fault in diary_for(session, []).faults(session, []):
        if fault.misfit.why in ABOUT_THE_WORKER:
            raise DoesNotFitError(fault.words, session)
    session.unfit_at = None
    session.save(update_fields=["supervisor", "unfit_at"])
    if session.is_observed:
        _watch(session)
    roster(session, by=by)
    for party in parties.adults(session.case):
        tell_of_a_change(party, now=now)
    trail.record(
        "session.worker_changed",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"from": before, "to": worker.pk},
    )


def _watch(session: Session) -> None:
    """Write the observer on the session's slots: the database keeps them apart."""
    try:
        with transaction.atomic():
            session.slots.update(watched_by=session.supervisor)
    except IntegrityError:
        why = "This worker is with another family then."
        raise DoesNotFitError(why, session) from None
