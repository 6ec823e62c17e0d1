from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.safeguarding.models import Accident
from kinkeeper.safeguarding.permissions import may_read_accident_book


@trail.command
def report_accident(
    *,
    accident: Accident,
    reported_on: date,
    how: str,
    by: Account,
    now: datetime,
    version_seen: int,
) -> None:
    """Write down that an accident was reported as the law asks, when and how."""
    if not may_read_accident_book(by):
        raise RefusedError("Only the manager or the safeguarding lead can do this.")
    versions.advance(accident, seen=version_seen)
    happened_on = clock.london(accident.happened_at).date()
    if not happened_on <= reported_on <= clock.london(now).date():
        raise RefusedError("The report comes after the accident, and not after today.")
    accident.reportable, accident.reported_on = True, reported_on
    accident.seal({**accident.unseal(), "reported_how": how.strip()})
    accident.save(update_fields=["reportable", "reported_on", "sealed"])
    trail.record(
        "accident.reported",
        about=accident,
        by=by,
        case_key=accident.case.key if accident.case else None,
    )
