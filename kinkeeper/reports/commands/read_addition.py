from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.reports import permissions
from kinkeeper.reports.models import Addition


@trail.command
def read_addition(
    *, addition: Addition, by: Account, now: datetime, version_seen: int
) -> None:
    """Agree, as second reader, that something is added to a report."""
    permissions.insist(
        permissions.may_read_addition(addition, by),
        "Somebody who did not write it reads it.",
    )
    versions.advance(addition, seen=version_seen)
    addition.state, addition.reader, addition.read_at = Addition.State.READ, by, now
    addition.save(update_fields=["state", "reader", "read_at"])
    trail.record(
        "report.addition_read", about=addition, by=by, case_key=addition.report.case.key
    )
