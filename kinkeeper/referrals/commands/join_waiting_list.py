from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import WaitingPlace


@trail.command
def join_waiting_list(
    *,
    case: Case,
    weekdays: Sequence[int],
    court_on: date | None,
    note: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> WaitingPlace:
    """
    Put a family on the list, last in its line. `weekdays` from 0, Monday.

    Refuses a family that has begun to meet, one that has ended, and one that waits.
    """
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    case = obligations.locked(case)
    if not case.is_open or case.stage == Case.Stage.ACTIVE:
        raise trail.RefusedError("This family does not wait for a first time.")
    if WaitingPlace.objects.filter(case=case, ended_on=None).exists():
        raise trail.RefusedError("This family is on the list already.")
    kept = WaitingPlace(
        container=case.container,
        case=case,
        joined_on=clock.london(now).date(),
        joined_by=by,
        weekdays=sorted({day for day in weekdays if 0 <= day < 7}),
        court_on=court_on,
    )
    kept.seal({"note": note.strip()})
    kept.save()
    obligations.refresh(case=case, now=now)
    trail.record("waiting.joined", about=kept, by=by, case_key=case.key)
    return kept
