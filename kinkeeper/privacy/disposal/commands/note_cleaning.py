from datetime import datetime

from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.disposal.models import Certificate


@trail.command
def note_cleaning(*, now: datetime) -> int:
    """Write on the certificates that wait for it that the database's files are clean.

    Returns how many. It is no part of what was signed: it comes later.
    """
    waiting = Certificate.objects.filter(scrubbed_at=None)
    cleaned = waiting.update(scrubbed_at=now)
    trail.record(
        "disposal.cleaned", about="database", by=None, detail={"certificates": cleaned}
    )
    return cleaned
