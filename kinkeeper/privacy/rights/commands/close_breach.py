from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.rights.commands import opening
from kinkeeper.privacy.rights.models import Breach


@trail.command
def close_breach(
    *, breach: Breach, words: str, by: Account, now: datetime, version_seen: int
) -> None:
    """
    Close a breach with what was learnt from it.

    Only when it was decided whom to tell. Raises RefusedError.
    """
    breach = opening.taken_up(breach, by=by, seen=version_seen)
    if Breach.Told.UNDECIDED in (breach.regulator, breach.people):
        raise RefusedError(
            "Decide first whether to tell the regulator and the people it is about."
        )
    if not words.strip():
        raise RefusedError("Write down what we learnt from it.")
    opening.write_down(
        breach, "Closed", words=words, by=by, now=now, more={"answer": words.strip()}
    )
    opening.closed(breach, by=by, now=now)
    opening.noted("breach.closed", breach, by)
