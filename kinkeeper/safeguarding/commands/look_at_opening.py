from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Opening


@trail.command
def look_at_opening(*, opening: Opening, why: str, by: Account, now: datetime) -> None:
    """Say that the lead looked at an opening in need, and what they found."""
    only_who_decides(opening.concern, by)
    if opening.account_id == by.pk:
        raise RefusedError("Somebody else has to look at what you opened.")
    found = Opening.objects.filter(pk=opening.pk, looked_at=None)
    if not found.update(looked_at=now, looked_by=by):
        raise RefusedError("Somebody has looked at it already.")
    what = f"Looked at what {opening.account.short_name} opened"
    write_down(opening.concern, what=what, why=why, by=by, now=now)
    trail.record("concern.opening_looked_at", about=opening.concern, by=by)
