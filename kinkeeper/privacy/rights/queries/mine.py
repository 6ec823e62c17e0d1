"""What a family member asked or complained about: their own rows and no other."""

from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.privacy.rights.models import Complaint, Matter, RightsRequest
from kinkeeper.privacy.rights.queries.clocks import due_day


@dataclass(frozen=True)
class Mine:
    """One thing that the viewer sent, and where it stands, in plain words."""

    reference: str
    title: str
    on: date
    due: date | None
    state: str


def mine(*, viewer: Account, now: datetime) -> list[Mine]:
    """Return the viewer's own requests and complaints, newest first."""
    rows: list[Matter] = [
        *RightsRequest.objects.filter(account=viewer).prefetch_related(
            "clarifications"
        ),
        *Complaint.objects.filter(account=viewer),
    ]
    rows.sort(key=lambda row: row.received_at, reverse=True)
    return [_shown(row, now) for row in rows]


def _shown(row: Matter, now: datetime) -> Mine:
    return Mine(
        reference=row.reference,
        title=_title(row),
        on=clock.london(row.received_at).date(),
        due=due_day(row, now=now) if _waits(row) else None,
        state=_state(row),
    )


def _title(row: Matter) -> str:
    if isinstance(row, RightsRequest):
        return row.get_right_display()
    if isinstance(row, Complaint) and row.sort == Complaint.Sort.DATA:
        return "A complaint about your information"
    return "A complaint about our service"


def _waits(row: Matter) -> bool:
    if isinstance(row, RightsRequest):
        return row.answered_on is None
    return isinstance(row, Complaint) and row.acknowledged_on is None


def _state(row: Matter) -> str:
    if _waits(row):
        return "We have it and are working on it."
    if row.is_open:
        return (
            "We have answered."
            if isinstance(row, RightsRequest)
            else ("A person is looking into it.")
        )
    return "We have answered. It is closed."
