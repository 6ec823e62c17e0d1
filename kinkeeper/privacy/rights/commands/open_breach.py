from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights import permissions
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import Breach
from kinkeeper.privacy.rights.queries.concerning import Concerned


@trail.command
def open_breach(  # noqa: PLR0913
    *,
    words: str,
    noticed_at: datetime,
    aware_at: datetime,
    people_count: int,
    concerned: Concerned,
    by: Account,
    now: datetime,
    channel: str = Breach.Channel.OTHER,
    once: UUID | None = None,
) -> Breach:
    """
    Put a breach on the register, and on hold what it touches.

    Every breach, also a small one. `aware_at` is when we could be reasonably sure: 72
    hours count from it. Raises RefusedError.
    """
    once_only.claim(once, by=by)
    permissions.insist_may_handle(by)
    if not noticed_at <= aware_at <= now:
        raise RefusedError("We were sure at the earliest when it was noticed, and now.")
    breach = opening.opened(
        Breach(
            channel=channel,
            received_at=noticed_at,
            aware_at=aware_at,
            people_count=people_count,
        ),
        letters="BR",
        concerned=concerned,
        words=words,
        by=by,
        now=now,
    )
    opening.hold_for(breach, Hold.Kind.BREACH_INVESTIGATION, by=by, now=now)
    opening.keep(breach, now=now)
    opening.noted("breach.opened", breach, by)
    return breach
