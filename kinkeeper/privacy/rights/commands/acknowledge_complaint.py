from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import Complaint


@trail.command
def acknowledge_complaint(
    *, complaint: Complaint, on: date, by: Account, now: datetime, version_seen: int
) -> None:
    """Write down the day on which they were told that we have it (s.164A)."""
    complaint = opening.taken_up(complaint, by=by, seen=version_seen)
    if complaint.acknowledged_on is not None:
        raise RefusedError("They have been told already.")
    came_on = clock.london(complaint.received_at).date()
    if not came_on <= on <= clock.london(now).date():
        raise RefusedError("Choose a day between the complaint and today.")
    complaint.acknowledged_on = on
    complaint.save(update_fields=["acknowledged_on"])
    said = f"Told on {on:%-d %B %Y} that we have it"
    opening.write_down(complaint, said, by=by, now=now)
    opening.noted("complaint.acknowledged", complaint, by, on=str(on))
