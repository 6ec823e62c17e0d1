from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import WaitingPlace

# What a person says; the others happen with a plan or a closing.
SAID = (WaitingPlace.Outcome.WITHDRAWN, WaitingPlace.Outcome.ELSEWHERE)


@trail.command
def leave_waiting_list(
    *,
    waiting: WaitingPlace,
    outcome: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> None:
    """Take a family off the list, because they said so."""
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    if outcome not in SAID:
        raise trail.RefusedError("Choose why they leave the list.")
    versions.advance(waiting, seen=version_seen)
    if not stop_waiting(waiting.case, outcome=outcome, on=clock.london(now).date()):
        raise trail.RefusedError("This family does not wait any more.")
    obligations.refresh(case=waiting.case, now=now)
    trail.record(
        "waiting.left",
        about=waiting,
        by=by,
        case_key=waiting.case.key,
        detail={"outcome": outcome},
    )


def stop_waiting(case: Case, *, outcome: str, on: date) -> bool:
    """End the wait of a family, when it waits. Part of a command."""
    open_now = WaitingPlace.objects.filter(case=case, ended_on=None)
    return bool(open_now.update(ended_on=on, outcome=outcome))
