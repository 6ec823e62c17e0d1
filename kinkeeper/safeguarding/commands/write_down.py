"""Writing the lead's decisions into the concern, sealed with the rest."""

from datetime import datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.models import Concern


def only_for_the_lead(by: Account) -> None:
    if not by.may(Power.CONCERNS_LEAD):
        raise RefusedError("Only the safeguarding lead can do this.")


def write_down(
    concern: Concern, *, what: str, why: str, by: Account, now: datetime
) -> None:
    """Add a decision with its reason to the log. Raises RefusedError without reason."""
    if not why.strip():
        raise RefusedError("Say why. The reason is kept with the concern.")
    said = concern.unseal()
    line = {
        "at": f"{clock.london(now):%Y-%m-%d %H:%M}",
        "by": by.short_name,
        "what": what,
        "why": why.strip(),
    }
    concern.seal({**said, "log": [*said.get("log", []), line]})
    concern.save(update_fields=["sealed"])
