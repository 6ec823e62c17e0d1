from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern


@trail.command
def end_reader(
    *,
    concern: Concern,
    account: Account,
    why: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """Let a named person read it no longer. The last one stays: somebody must know."""
    only_who_decides(concern, by)
    versions.advance(concern, seen=version_seen)
    named = concern.named.filter(until_at=None)
    if not named.exclude(account=account).exists():
        raise RefusedError("Name somebody else first. Somebody has to look after it.")
    what = f"{account.short_name} reads it no longer"
    write_down(concern, what=what, why=why, by=by, now=now)
    if not named.filter(account=account).update(until_at=now):
        raise RefusedError("This person is not named.")
    trail.record("concern.reader_ended", about=concern, by=by)
