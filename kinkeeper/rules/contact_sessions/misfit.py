"""Why a time together cannot be as it is planned."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Why(StrEnum):
    """The kinds of reason, the gravest first."""

    ORDER = "ORDER"
    CLOSED_DAY = "CLOSED_DAY"
    NOT_OPEN = "NOT_OPEN"
    TOO_CLOSE = "TOO_CLOSE"
    NOT_ABLE = "NOT_ABLE"
    CONFLICT = "CONFLICT"
    NOT_CLEARED = "NOT_CLEARED"
    WORKER_AWAY = "WORKER_AWAY"
    WORKER_TAKEN = "WORKER_TAKEN"
    TOO_MANY_FAMILIES = "TOO_MANY_FAMILIES"
    NOT_ON_ROTA = "NOT_ON_ROTA"
    TOO_FEW_WORKERS = "TOO_FEW_WORKERS"
    ROOM_FULL = "ROOM_FULL"
    HOUSE_FULL = "HOUSE_FULL"


# What another worker would mend.
ABOUT_THE_WORKER = (
    Why.NOT_ABLE,
    Why.CONFLICT,
    Why.NOT_CLEARED,
    Why.WORKER_AWAY,
    Why.WORKER_TAKEN,
    Why.TOO_MANY_FAMILIES,
    Why.NOT_ON_ROTA,
)


@dataclass(frozen=True)
class Misfit:
    """One reason. `text` names nobody of the family; {0}, {1} … stand for `moments`."""

    why: Why
    text: str
    moments: tuple[datetime, ...] = ()
