from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.safeguarding.commands.write_down import only_who_decides
from kinkeeper.safeguarding.models import Concern


@trail.command
def see_concern(*, concern: Concern, by: Account, now: datetime) -> None:
    """Tell the author that the lead has read it. A second time changes nothing."""
    only_who_decides(concern, by)
    Concern.objects.filter(pk=concern.pk, seen_at=None).update(seen_at=now, seen_by=by)
    trail.record("concern.seen", about=concern, by=by)
