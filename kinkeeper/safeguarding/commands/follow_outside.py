from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import OutsideReferral


@dataclass(frozen=True)
class Followed:
    """What came next: confirmed in writing at a moment (UTC), answered on a day."""

    written_at: datetime | None = None
    answered_on: date | None = None
    outcome: str = ""
    number: str = ""


@trail.command
def follow_outside(
    *,
    told: OutsideReferral,
    followed: Followed,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """Write down that a call was confirmed in writing, or that an answer came."""
    only_who_decides(told.concern, by)
    versions.advance(told, seen=version_seen)
    answered_on, written_at = followed.answered_on, followed.written_at
    if answered_on is None and written_at is None:
        raise RefusedError("Say when you wrote to them, or when they answered.")
    if answered_on is not None and not followed.outcome.strip():
        raise RefusedError("Say what they answered.")
    first, today = clock.london(told.told_at).date(), clock.london(now).date()
    written_on = clock.london(written_at).date() if written_at else None
    days = [day for day in (answered_on, written_on) if day is not None]
    if any(not first <= day <= today for day in days):
        raise RefusedError("It comes after the call, and not after today.")
    said = told.unseal()
    said["outcome"] = followed.outcome.strip() or said.get("outcome", "")
    said["number"] = followed.number.strip() or said.get("number", "")
    told.seal(said)
    told.written_at = written_at or told.written_at
    told.answered_on = answered_on or told.answered_on
    told.save(update_fields=["written_at", "answered_on", "sealed"])
    concern = told.concern
    what = f"{told.get_body_display()}: {'answered' if answered_on else 'written to'}"
    why = followed.outcome.strip() or "Confirmed in writing."
    write_down(concern, what=what, why=why, by=by, now=now)
    key = concern.case.key if concern.case else None
    trail.record("concern.outside_followed", about=concern, by=by, case_key=key)
