from kinkeeper.contact_sessions.models.building import Door, Room, RoomSlot, Venue
from kinkeeper.contact_sessions.models.late_mark import LateMark
from kinkeeper.contact_sessions.models.note import Note
from kinkeeper.contact_sessions.models.opening import ClosedDay, Opening
from kinkeeper.contact_sessions.models.register import (
    Absence,
    CalendarLink,
    Override,
    Presence,
)
from kinkeeper.contact_sessions.models.session import Session, SessionFunder

__all__ = [
    "Absence",
    "CalendarLink",
    "ClosedDay",
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
    "Venue",
]
