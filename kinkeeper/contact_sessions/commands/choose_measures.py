from dataclasses import asdict
from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import AttendanceMeasure
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.rules.contact_sessions.attendance import Measures, faults


@trail.command
def choose_measures(
    *, chosen: Measures, by: Account, now: datetime, once: UUID | None = None
) -> AttendanceMeasure:
    """
    Choose the centre's measures for lateness and absence, from now on (R8 to R10).

    What was written down before keeps what was right then. Raises RefusedError for
    what is out of bounds.
    """
    once_only.claim(once, by=by)
    if not permissions.may_change_building(by):
        raise RefusedError("Only a manager chooses these.")
    wrong = faults(chosen)
    if wrong:
        raise RefusedError(" ".join(wrong))
    kept = AttendanceMeasure.objects.create(
        **asdict(chosen), chosen_at=now, chosen_by=by
    )
    trail.record("attendance_measure.chosen", about=kept, by=by, detail=asdict(chosen))
    return kept
