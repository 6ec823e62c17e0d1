"""Who came when, as a table to take away. For staff; never for a side."""

from collections.abc import Iterator
from datetime import date, datetime

from kinkeeper.contact_sessions.models import Presence
from kinkeeper.contact_sessions.queries import doors
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.files.spreadsheet import harmless
from kinkeeper.people.models import Party

HEADINGS = (
    "Reference",
    "Call-sign",
    "Date",
    "Level",
    "Person",
    "Planned arrival",
    "Arrived",
    "Planned leaving",
    "Left",
    "Session",
    "Absence",
    "By whom",
    "Notice in hours",
    "Chargeable",
)


def attendance_rows(
    viewer: Account, *, first: date, last: date
) -> Iterator[tuple[str, ...]]:
    """Give a line for each person and session of a span of days (London), no names.

    Cells that a spreadsheet would calculate are made harmless. Recorded as a read.
    """
    trail.viewed(
        "attendance",
        about="contact_sessions.Session",
        by=viewer,
        purpose="attendance record",
    )
    sessions = sessions_visible_to(viewer).filter(held_on__range=(first, last))
    found = Presence.objects.filter(session__in=sessions.values("pk"))
    rows = found.select_related("session__case", "session__absence", "party")
    for one in rows.order_by("session__starts_at", "session_id", "due_at", "pk"):
        yield tuple(harmless(cell) for cell in _cells(one))


def _cells(one: Presence) -> tuple[str, ...]:
    session, child = one.session, one.party.side == Party.Side.CHILD
    absence = getattr(session, "absence", None)
    return (
        session.case.reference,
        session.case.callsign,
        session.held_on.isoformat(),
        session.get_service_display(),
        "Child" if child else doors.WHO[Party.Side(one.party.side)],
        _time(one.due_at),
        _time(one.arrived_at),
        _time(one.leaves_at),
        _time(one.left_at),
        session.get_state_display(),
        absence.get_status_display() if absence else "",
        absence.get_by_whom_display() if absence else "",
        str(absence.notice_hours) if absence and absence.notice_hours else "",
        "yes" if absence and absence.chargeable else "",
    )


def _time(moment: datetime | None) -> str:
    return f"{clock.london(moment):%H:%M}" if moment else ""
