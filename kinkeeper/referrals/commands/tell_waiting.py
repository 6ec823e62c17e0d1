from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.referrals import permissions
from kinkeeper.referrals.models import WaitingPlace


@trail.command
def tell_waiting(
    *, waiting: WaitingPlace, by: Account, now: datetime, once: UUID | None = None
) -> None:
    """Keep that both sides were told today, each in its own way, that they wait."""
    once_only.claim(once, by=by)
    if not permissions.may_decide(by):
        raise trail.RefusedError("Only a co-ordinator or manager can do this.")
    told = WaitingPlace.objects.filter(pk=waiting.pk, ended_on=None)
    if not told.update(told_on=clock.london(now).date()):
        raise trail.RefusedError("This family does not wait any more.")
    trail.record("waiting.told", about=waiting, by=by, case_key=waiting.case.key)
