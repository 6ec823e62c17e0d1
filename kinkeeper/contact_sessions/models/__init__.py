from kinkeeper.contact_sessions.models.building import Door, Room, RoomSlot, Venue
from kinkeeper.contact_sessions.models.collector import Collector
from kinkeeper.contact_sessions.models.late_mark import LateMark
from kinkeeper.contact_sessions.models.measure import AttendanceMeasure
from kinkeeper.contact_sessions.models.note import Note
from kinkeeper.contact_sessions.models.opening import ClosedDay, Opening
from kinkeeper.contact_sessions.models.register import (
    Absence,
    CalendarLink,
    Override,
    Presence,
)
from kinkeeper.contact_sessions.models.rota import Away, Conflict, Shift
from kinkeeper.contact_sessions.models.session import Session, SessionFunder

__all__ = [
    "Absence",
    "AttendanceMeasure",
    "Away",
    "CalendarLink",
    "ClosedDay",
    "Collector",
    "Conflict",
    "Door",
    "LateMark",
    "Note",
    "Opening",
    "Override",
    "Presence",
    "Room",
    "RoomSlot",
    "Session",
    "SessionFunder",
    "Shift",
    "Venue",
]
