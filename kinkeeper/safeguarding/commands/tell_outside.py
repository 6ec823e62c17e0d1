from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern, OutsideReferral


@dataclass(frozen=True)
class Call:
    """Whom we told, when (UTC), and what was said."""

    body: str
    told_at: datetime
    person: str
    said: str
    number: str = ""


@trail.command
def tell_outside(
    *,
    concern: Concern,
    call: Call,
    why: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> OutsideReferral:
    """Write down that a concern was passed on: to whom, when, why, and their number."""
    once_only.claim(once, by=by)
    only_who_decides(concern, by)
    if call.told_at > now:
        raise RefusedError("The call cannot lie in the future.")
    told = OutsideReferral(
        concern=concern,
        container=concern.container,
        body=OutsideReferral.Body(call.body),
        told_at=call.told_at,
        told_by=by,
    )
    words = asdict(call)
    told.seal({name: words[name] for name in ("person", "said", "number")})
    told.save()
    what = f"Passed on: {told.get_body_display()}"
    write_down(concern, what=what, why=why, by=by, now=now)
    key = concern.case.key if concern.case else None
    trail.record("concern.told_outside", about=concern, by=by, case_key=key)
    return told
