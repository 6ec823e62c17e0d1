from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.safeguarding.commands.hold_back import hold_back
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern

WHAT = "Reports may leave again"


@trail.command
def lift_release_block(
    *, concern: Concern, why: str, by: Account, now: datetime, version_seen: int
) -> None:
    """Let reports of the family be decided upon again, one by one."""
    only_who_decides(concern, by)
    versions.advance(concern, seen=version_seen)
    write_down(concern, what=WHAT, why=why, by=by, now=now)
    case = hold_back(concern, False)
    trail.record("releases.unblocked", about=case, by=by, case_key=case.key)
