from datetime import date, datetime

from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.commands.begin_draft import destroy
from kinkeeper.referrals.models import Draft


@trail.command
def expire_drafts(*, today: date, now: datetime) -> int:
    """Destroy the drafts whose last day has passed. Returns how many."""
    gone = 0
    for draft in Draft.objects.filter(expires_on__lt=today).select_related("container"):
        destroy(draft, now=now)
        gone += 1
    trail.record("drafts.expired", about="drafts", by=None, detail={"count": gone})
    return gone
