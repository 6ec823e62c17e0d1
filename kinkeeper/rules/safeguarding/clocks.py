"""
By when must somebody outside be told, written to, or asked again?

Days and times of London. The strictest published practice is the default; a council
may ask for less. Nothing is ever sent by itself: a clock only says what is late.
"""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from kinkeeper.rules import dates
from kinkeeper.rules.source import Source


class Body(StrEnum):
    """Whom a worry may be passed on to."""

    POLICE = "POLICE"
    MASH = "MASH"
    OUT_OF_HOURS = "OUT_OF_HOURS"
    LADO = "LADO"
    SOCIAL_WORKER = "SOCIAL_WORKER"
    CAFCASS = "CAFCASS"
    COURT = "COURT"
    NACCC = "NACCC"
    DBS = "DBS"
    CHARITY = "CHARITY"
    ICO = "ICO"
    INSURER = "INSURER"
    OTHER = "OTHER"


class Step(StrEnum):
    """What has a clock."""

    TELL = "TELL"
    WRITE = "WRITE"
    ASK_AGAIN = "ASK_AGAIN"


@dataclass(frozen=True)
class Clock:
    """The last moment for one step. A step by a day has the whole of that day."""

    step: Step
    day: date
    source: Source
    at: datetime | None = None

    def is_past(self, now: datetime) -> bool:
        """Tell whether the moment, or the whole day, has passed."""
        if self.at is not None:
            return now > self.at
        return now.date() > self.day


_AT_ONCE = Source("Working practice", "6.2: immediate danger, the same day")
_LADO = Source("Keeping children safe", "6.2: the LADO within one working day")
_MASH = Source("Working practice", "6.2: a call is confirmed in writing in 24 hours")
_ANSWER = Source("Working together", "6.2: an answer within one working day")
_WORKER = Source("Working practice", "6.2: the social worker within one working day")
_ICO = Source("UK GDPR", "Art 33: 72 hours from knowing")

_SAME_DAY = frozenset({Body.POLICE, Body.OUT_OF_HOURS, Body.MASH})
_NEXT_WORKING_DAY = {Body.LADO: _LADO, Body.SOCIAL_WORKER: _WORKER}
_IN_WRITING = timedelta(hours=24)
_TO_THE_REGULATOR = timedelta(hours=72)


def to_tell(
    body: Body, *, known_at: datetime, holidays: AbstractSet[date]
) -> Clock | None:
    """Return by when a body is told, counted from when we knew. None: no fixed time."""
    if body in _SAME_DAY:
        return Clock(Step.TELL, known_at.date(), _AT_ONCE)
    if body in _NEXT_WORKING_DAY:
        day = _working_day_after(known_at.date(), holidays)
        return Clock(Step.TELL, day, _NEXT_WORKING_DAY[body])
    if body is Body.ICO:
        at = known_at + _TO_THE_REGULATOR
        return Clock(Step.TELL, at.date(), _ICO, at)
    return None


def to_write(body: Body, *, told_at: datetime) -> Clock | None:
    """Return by when a call is confirmed in writing. None: a call is enough."""
    if body is not Body.MASH:
        return None
    at = told_at + _IN_WRITING
    return Clock(Step.WRITE, at.date(), _MASH, at)


def to_ask_again(
    body: Body, *, told_at: datetime, holidays: AbstractSet[date]
) -> Clock | None:
    """Return when to ask again if no answer has come. None: no usual time."""
    if body not in (Body.MASH, Body.LADO):
        return None
    day = _working_day_after(told_at.date(), holidays)
    return Clock(Step.ASK_AGAIN, day, _ANSWER)


def _working_day_after(day: date, holidays: AbstractSet[date]) -> date:
    return dates.next_working_day(dates.add_days(day, 1), holidays)
