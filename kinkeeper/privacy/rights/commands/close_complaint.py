from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import Complaint


@trail.command
def close_complaint(
    *,
    complaint: Complaint,
    outcome: str,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Close a complaint with its outcome. Its hold begins its tail (C-16).

    One letter may tell both, that we have it and what came of it. Raises RefusedError.
    """
    complaint = opening.taken_up(complaint, by=by, seen=version_seen)
    if not words.strip():
        raise RefusedError("Write down what came of it, as they were told.")
    complaint.outcome = Complaint.Outcome(outcome)
    complaint.acknowledged_on = complaint.acknowledged_on or clock.london(now).date()
    said = f"Closed: {complaint.get_outcome_display()}"
    opening.write_down(
        complaint, said, words=words, by=by, now=now, more={"answer": words.strip()}
    )
    opening.closed(complaint, by=by, now=now)
    opening.noted("complaint.closed", complaint, by, outcome=str(complaint.outcome))
