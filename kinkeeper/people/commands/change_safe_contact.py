from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.models import Party


@trail.command
def change_safe_contact(
    *,
    party: Party,
    told: Mapping[str, Any],
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> Party:
    """
    Keep how a person wants to be reached, as they say themselves in the portal.

    Only the person's own part. Raises StaleError when it was changed meanwhile.
    """
    once_only.claim(once, by=by)
    if party.account_id != by.pk:
        raise trail.RefusedError("You can change your own details only.")
    versions.advance(party, seen=version_seen)
    party.seal({**party.unseal(), "safe_contact": dict(told)})
    party.save(update_fields=["sealed"])
    trail.record(
        "party.safe_contact_changed",
        about=party,
        by=by,
        case_key=party.case.key,
        detail={"on": now.date().isoformat()},
    )
    return party
