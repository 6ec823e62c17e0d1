from datetime import date

from kinkeeper.foundation.audit import trail
from kinkeeper.referrals.models import Invitation


@trail.command
def expire_invitations(*, today: date) -> int:
    """
    Take away links that ran out unused. Returns how many.

    One with a form begun goes too once the form is gone: the draft sweep comes first.
    """
    gone = Invitation.objects.filter(
        expires_on__lt=today, used_at=None, draft__isnull=True
    )
    count, _ = gone.delete()
    trail.record(
        "invitations.expired", about="invitations", by=None, detail={"count": count}
    )
    return count
