from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.commands.write_down import only_who_decides, write_down
from kinkeeper.safeguarding.models import Concern
from kinkeeper.safeguarding.queries.told import WRITTEN


@trail.command
def decide_concern(
    *,
    concern: Concern,
    what: str,
    why: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """
    Write down one decision on a concern with its reason (P7e).

    `what` is a level, what happens with contact, or one of `WRITTEN`. Nothing follows
    by itself: what becomes of the family's sessions is for people to do (P11d).
    """
    only_who_decides(concern, by)
    versions.advance(concern, seen=version_seen)
    if what in Concern.Level.values:
        concern.level, words = what, str(Concern.Level(what).label)
    elif what in Concern.Contact.values and concern.case is not None:
        concern.contact, words = what, str(Concern.Contact(what).label)
    elif what in WRITTEN:
        words = WRITTEN[what]
    else:
        raise RefusedError("Choose what you decide.")
    write_down(concern, what=words, why=why, by=by, now=now)
    concern.save(update_fields=["level", "contact"])
    key = concern.case.key if concern.case else None
    trail.record("concern.decided", about=concern, by=by, case_key=key)
