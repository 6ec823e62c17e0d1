"""
A worker may not be with a family: they know each other, or there is another reason.

Danger: the reason may tell something of the worker's own life. It is sealed with the
family's file, and only a manager and who declared it read it. Everybody else is told
that this worker may not, and nothing more.
"""

from datetime import date, datetime, timedelta
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Conflict
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.assign import end_assignments
from kinkeeper.people.models import Case


@trail.command
def declare_conflict(
    *,
    case: Case,
    worker: Account,
    words: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Conflict:
    """
    Declare that a worker may not be with a family (R19).

    The worker's own need to know the family ends at once, and no planner can choose
    them for it. What is planned stays and is to be looked at. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    if by.pk != worker.pk and not permissions.may_plan(by):
        raise RefusedError("You may declare this of yourself only.")
    if not words.strip():
        raise RefusedError("Say in a few words why. Only a manager reads it.")
    case = Case.objects.select_for_update(of=("self",)).get(pk=case.pk)
    if Conflict.objects.filter(case=case, worker=worker, ended_on=None).exists():
        raise RefusedError("This is declared already.")
    today = clock.london(now).date()
    conflict = Conflict(
        case=case,
        worker=worker,
        container=case.container,
        declared_on=today,
        declared_by=by,
    )
    conflict.seal({"words": words.strip()})
    conflict.save()
    end_assignments(case=case, account=worker, last_on=today - timedelta(days=1))
    trail.record(
        "conflict.declared",
        about=conflict,
        by=by,
        case_key=case.key,
        detail={"worker": worker.pk},
    )
    return conflict


@trail.command
def end_conflict(*, conflict: Conflict, by: Account, today: date) -> None:
    """Let a worker be with a family again. A manager decides, never the worker."""
    if not permissions.may_go_on_regardless(by):
        raise RefusedError("Only a manager can end this.")
    if by.pk == conflict.worker_id:
        raise RefusedError("Somebody else must decide this.")
    if conflict.ended_on is not None:
        raise RefusedError("This has ended already.")
    conflict.ended_on = today
    conflict.save(update_fields=["ended_on"])
    trail.record(
        "conflict.ended",
        about=conflict,
        by=by,
        case_key=conflict.case.key,
        detail={"worker": conflict.worker_id},
    )
