from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import RightsRequest


@trail.command
def end_restriction(
    *,
    request: RightsRequest,
    told_on: date,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    End a block that was granted, and close its request.

    The person must have been told before (UK GDPR Article 18(3)). Raises RefusedError.
    """
    request = opening.taken_up(request, by=by, seen=version_seen)
    if request.answered_on is None:
        raise RefusedError("This request has not been answered yet.")
    if not request.answered_on <= told_on <= clock.london(now).date():
        raise RefusedError("Tell the person first, and write down on which day.")
    if not words.strip():
        raise RefusedError("Say why the block ends.")
    said = f"Told on {told_on:%-d %B %Y} that the block ends; ended"
    opening.write_down(request, said, words=words, by=by, now=now)
    opening.noted("restriction.ended", request, by, told_on=str(told_on))
    opening.closed(request, by=by, now=now)
