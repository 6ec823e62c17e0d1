from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power
from kinkeeper.foundation.audit import checkpoints, trail
from kinkeeper.privacy.disposal import emails


@trail.command
def send_checkpoint(*, checkpoint: str, now: datetime) -> int:
    """Send a signed head of the log to all who may read the log. Returns how many."""
    readers = [role for role, powers in POWERS.items() if Power.AUDIT_READ in powers]
    people = Account.objects.filter(
        is_active=True, grants__role__in=readers, grants__ended_on=None
    ).distinct()
    for person in people:
        emails.write_checkpoint(to=person.email, checkpoint=checkpoint, now=now)
    size = checkpoint.split("\n")[1]
    sent = people.count()
    trail.record(
        checkpoints.SENT,
        about="log",
        by=None,
        detail={"size": int(size), "people": sent},
    )
    return sent
