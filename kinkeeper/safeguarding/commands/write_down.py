"""Writing decisions into the concern, sealed with the rest."""

from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.rules.safeguarding.circle import Access
from kinkeeper.safeguarding.models import Concern
from kinkeeper.safeguarding.queries.concerns import access_of


def only_who_decides(concern: Concern, by: Account) -> None:
    """Raise RefusedError for anybody but the lead, or who was named."""
    if access_of(concern, viewer=by) is not Access.DECIDE:
        raise RefusedError("Only the safeguarding lead can do this.")


def write_down(
    concern: Concern, *, what: str, why: str, by: Account, now: datetime
) -> None:
    """
    Add a decision with its reason to the log. Raises RefusedError without reason.

    What stands there is read again under a lock, so that two at once lose no line.
    """
    if not why.strip():
        raise RefusedError("Say why. The reason is kept with the concern.")
    locked = Concern.objects.select_for_update(of=("self",)).get(pk=concern.pk)
    said = locked.unseal()
    line = {
        "at": f"{clock.london(now):%Y-%m-%d %H:%M}",
        "by": by.short_name,
        "what": what,
        "why": why.strip(),
    }
    concern.seal({**said, "log": [*said.get("log", []), line]})
    concern.save(update_fields=["sealed"])
