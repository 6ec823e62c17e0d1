from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern


@trail.command
def close_concern(
    *, concern: Concern, why: str, by: Account, now: datetime, version_seen: int
) -> None:
    """Close a concern with a reason. What it protects stays protected (C-6)."""
    only_who_decides(concern, by)
    versions.advance(concern, seen=version_seen)
    concern.refresh_from_db()
    if concern.state == Concern.State.CLOSED:
        raise RefusedError("This concern is closed already.")
    write_down(concern, what="Closed", why=why, by=by, now=now)
    concern.state = Concern.State.CLOSED
    concern.closed_on = clock.london(now).date()
    concern.save(update_fields=["state", "closed_on"])
    key = concern.case.key if concern.case else None
    trail.record("concern.closed", about=concern, by=by, case_key=key)
    if concern.case is not None:
        obligations.refresh(case=concern.case, now=now)
