"""The closed lists of words of a question about a deadline."""

from enum import StrEnum


class Kind(StrEnum):
    """What came in."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    PORTABILITY = "portability"
    COMPLAINT = "complaint"
    BREACH = "breach"


class Region(StrEnum):
    """Where the office is: whose public holidays count."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


class ExtensionState(StrEnum):
    """What has become of a notice that it takes longer."""

    NONE = "none"
    ACCEPTED = "accepted"
    TOO_LATE = "too_late"


class ClockStatus(StrEnum):
    """Where the clock stands today."""

    WAITING = "waiting"
    PAUSED = "paused"
    RUNNING = "running"
    OVERDUE = "overdue"
