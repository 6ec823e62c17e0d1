from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Addition


@trail.command
def drop_addition(
    *, addition: Addition, why: str, by: Account, now: datetime, version_seen: int
) -> None:
    """Decide, with a reason, that it is not added. What was asked stays known."""
    permissions.insist(
        permissions.may_decide_addition(addition, by),
        "The second reader or the manager decides this.",
    )
    if not why.strip():
        raise RefusedError("Say why it is not added.")
    versions.advance(addition, seen=version_seen)
    addition.seal({**addition.unseal(), "why_not": why.strip()})
    addition.state, addition.read_at = Addition.State.DROPPED, now
    addition.save(update_fields=["state", "read_at", "sealed"])
    trail.record(
        "report.addition_dropped",
        about=addition,
        by=by,
        case_key=addition.report.case.key,
    )
