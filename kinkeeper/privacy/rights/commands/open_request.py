from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights import emails
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import RightsRequest
from kinkeeper.privacy.rights.queries.concerning import Concerned


@trail.command
def open_request(  # noqa: PLR0913
    *,
    right: str,
    words: str,
    channel: str,
    received_at: datetime,
    concerned: Concerned,
    by: Account,
    now: datetime,
    for_child: bool = False,
    once: UUID | None = None,
) -> RightsRequest:
    """
    Put a request about somebody's own information on the register.

    In the same transaction everything about them is put on hold, agreed disposals are
    taken out, and when they ask to block it or object, it is no longer used. Staff who
    handle requests may do it, and a family member for themselves. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    opening.check_may_open(concerned, by)
    request = opening.opened(
        RightsRequest(
            right=RightsRequest.Right(right),
            channel=channel,
            received_at=received_at,
            for_child=for_child,
        ),
        letters="RR",
        concerned=concerned,
        words=words,
        by=by,
        now=now,
    )
    own_access = request.worker_reference and right == RightsRequest.Right.ACCESS
    kind = Hold.Kind.OWN_ACCESS_REQUEST if own_access else Hold.Kind.RIGHTS_REQUEST
    opening.hold_for(request, kind, by=by, now=now)
    if request.right in RightsRequest.BLOCKING:
        opening.hold_for(request, Hold.Kind.RESTRICTION, by=by, now=now)
    if not by.is_team:
        emails.tell_handlers("requests", now=now)
    opening.keep(request, now=now)
    opening.noted("rights_request.opened", request, by, right=str(request.right))
    return request
