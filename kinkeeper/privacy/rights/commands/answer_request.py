from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import RightsRequest
from kinkeeper.privacy.rights.queries.authority import authority_for

Outcome = RightsRequest.Outcome
_GRANTED = (Outcome.FULL, Outcome.PARTIAL)


@trail.command
def answer_request(
    *,
    request: RightsRequest,
    outcome: str,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> bool:
    """
    Write down what was answered. True when the request is closed by it.

    A block that was granted goes on until `end_restriction`; everything else closes
    now, and its hold begins its tail (C-16). A refusal needs its reasons, which the
    person was told with both ways to complain. What an adult asks for a child is given
    only when they showed that they may (K-2). Raises RefusedError.
    """
    once_only.claim(once, by=by)
    request = opening.taken_up(request, by=by, seen=version_seen)
    if request.answered_on is not None:
        raise RefusedError("This request has been answered already.")
    if not words.strip():
        raise RefusedError("Write down what was answered, and why.")
    today = clock.london(now).date()
    if outcome in _GRANTED:
        _insist_on_authority(request, today)
    request.outcome = Outcome(outcome)
    request.answered_on = today
    request.save(update_fields=["outcome", "answered_on"])
    said = f"Answered: {request.get_outcome_display()}"
    opening.write_down(
        request, said, words=words, by=by, now=now, more={"answer": words.strip()}
    )
    opening.noted("rights_request.answered", request, by, outcome=str(request.outcome))
    if is_block(request):
        return False
    opening.closed(request, by=by, now=now)
    return True


def _insist_on_authority(request: RightsRequest, today: date) -> None:
    authority = authority_for(request, today=today)
    if authority is not None and not authority.shown:
        raise RefusedError(authority.words)


def is_block(request: RightsRequest) -> bool:
    """Say whether what was granted is a block, which goes on (Article 18)."""
    return request.right == RightsRequest.Right.RESTRICTION and (
        request.outcome in _GRANTED
    )
