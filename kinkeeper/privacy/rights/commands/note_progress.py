from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import Matter


@trail.command
def note_progress(
    *, matter: Matter, words: str, by: Account, now: datetime, version_seen: int
) -> None:
    """Write down what was done about a complaint or a breach. Raises RefusedError."""
    matter = opening.taken_up(matter, by=by, seen=version_seen)
    if not words.strip():
        raise RefusedError("Write down what was done.")
    opening.write_down(matter, "Progress", words=words, by=by, now=now)
    opening.noted("matter.progress", matter, by)
