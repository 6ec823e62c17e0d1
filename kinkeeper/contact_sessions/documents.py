"""A calendar that says "Appointment" and a time. No place, no people, no centre."""

from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256

from kinkeeper.contact_sessions.models import Presence


def calendar_file(appointments: Iterable[Presence], *, now: datetime) -> str:
    """Return an iCalendar text (RFC 5545) of one person's own times."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Appointments//EN"]
    for one in appointments:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_name(one)}",
            f"DTSTAMP:{_utc(now)}",
            f"DTSTART:{_utc(one.due_at)}",
            f"DTEND:{_utc(one.leaves_at)}",
            "SUMMARY:Appointment",
            "CLASS:PRIVATE",
            "END:VEVENT",
        ]
    return "\r\n".join([*lines, "END:VCALENDAR", ""])


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _name(one: Presence) -> str:
    # Each side's own: two calendars cannot be matched by what they call a date.
    return sha256(f"{one.session.key}:{one.party_id}".encode()).hexdigest()[:32]
