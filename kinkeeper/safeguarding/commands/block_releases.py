from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.safeguarding.commands.hold_back import hold_back
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern

WHAT = "No report of this family leaves"


@trail.command
def block_releases(
    *, concern: Concern, why: str, by: Account, now: datetime, version_seen: int
) -> None:
    """Let no report of the family out until the lead lifts the block (REL-e)."""
    only_who_decides(concern, by)
    versions.advance(concern, seen=version_seen)
    write_down(concern, what=WHAT, why=why, by=by, now=now)
    case = hold_back(concern, True)
    trail.record("releases.blocked", about=case, by=by, case_key=case.key)
