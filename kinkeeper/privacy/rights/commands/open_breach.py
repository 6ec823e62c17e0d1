from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights import emails, permissions
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
    breach = Breach(
        channel=channel,
        received_at=noticed_at,
        aware_at=aware_at,
        people_count=people_count,
    )
    return _onto_register(breach, concerned=concerned, words=words, by=by, now=now)


def open_found_breach(*, case: Case, words: str, by: Account, now: datetime) -> str:
    """
    Put on the register what somebody found who does not keep it. Returns its number.

    Part of a command of another engine. We are sure now: the 72 hours begin. Those who
    keep the register are written to.
    """
    breach = Breach(channel=Breach.Channel.OTHER, received_at=now, aware_at=now)
    concerned = Concerned(case=case, name=by.short_name)
    _onto_register(breach, concerned=concerned, words=words, by=by, now=now)
    emails.tell_handlers("breaches", now=now)
    return breach.reference


def _onto_register(
    breach: Breach, *, concerned: Concerned, words: str, by: Account, now: datetime
) -> Breach:
    breach = opening.opened(
        breach, letters="BR", concerned=concerned, words=words, by=by, now=now
    )
    opening.hold_for(breach, Hold.Kind.BREACH_INVESTIGATION, by=by, now=now)
    opening.keep(breach, now=now)
    opening.noted("breach.opened", breach, by)
    return breach
