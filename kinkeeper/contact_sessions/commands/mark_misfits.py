from collections.abc import Collection
from datetime import datetime

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation.audit import trail


@trail.command
def mark_misfits(*, found: Collection[int], now: datetime) -> None:
    """
    Write down which sessions no longer fit, by primary key, for Today.

    Moves and calls off nothing, and tells nobody. The mark is no change of a session:
    whoever has its page open is not in the way.
    """
    marked = Session.objects.exclude(unfit_at=None)
    marked.exclude(pk__in=found).update(unfit_at=None)
    Session.objects.filter(pk__in=found, unfit_at=None).update(unfit_at=now)
    trail.record(
        "sessions.looked_at", about="planner", by=None, detail={"unfit": len(found)}
    )
