from datetime import datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Alert, Concern


@trail.command
def write_alert(
    *,
    concern: Concern,
    words: str,
    why: str,
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> Alert:
    """Warn those who see the family: what to do, never why (P7e)."""
    once_only.claim(once, by=by)
    only_who_decides(concern, by)
    if concern.case is None:
        raise RefusedError("This concern is not about one family.")
    if not words.strip():
        raise RefusedError("Say what the team has to do.")
    alert = Alert(
        concern=concern,
        case=concern.case,
        container=concern.container,
        from_on=clock.london(now).date(),
        written_by=by,
    )
    alert.seal({"words": words.strip()})
    alert.save()
    write_down(concern, what=f"Alert: {words.strip()}", why=why, by=by, now=now)
    trail.record("alert.written", about=alert, by=by, case_key=concern.case.key)
    return alert
