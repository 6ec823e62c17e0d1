from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people import permissions
from kinkeeper.people.commands.open_case import free_callsign
from kinkeeper.people.models import Case, Spell
from kinkeeper.privacy.records import obligations


@trail.command
def reopen_case(
    *,
    case: Case,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Case:
    """
    Open a closed case again: a new spell, its clock stops (C-5).

    A file that was destroyed cannot come back. The family gets a new call-sign when
    another one has taken theirs. Pre-visits are needed anew.
    """
    once_only.claim(once, by=by)
    if not permissions.may_close_cases(by):
        raise trail.RefusedError("Only a co-ordinator or manager can reopen a case.")
    if case.closed_on is None:
        raise trail.RefusedError("This case is not closed.")
    if case.file_destroyed_on is not None:
        raise trail.RefusedError(
            "The file was destroyed. Ask the family for a new referral."
        )
    versions.advance(case, seen=version_seen)
    taken = Case.objects.filter(
        callsign=case.callsign, closed_on=None, declined_on=None
    ).exclude(pk=case.pk)
    if not case.callsign or taken.exists():
        case.callsign = free_callsign()
    Spell.objects.create(case=case, opened_on=clock.london(now).date())
    case.closed_on = None
    case.closing_reason = ""
    case.stage = Case.Stage.ACCEPTED
    case.save()
    obligations.refresh(case=case, now=now)
    trail.record("case.reopened", about=case, by=by, case_key=case.key)
    return case
