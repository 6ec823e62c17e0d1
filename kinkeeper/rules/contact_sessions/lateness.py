"""
How late somebody is, and what the team may do about it (R8).

A late visiting adult: from a number of minutes on, the team may call the session off
and the child goes home. A child who is late because of us has the time made up. The
rule proposes; a person decides.
"""

from datetime import datetime
from enum import StrEnum

from kinkeeper.rules.contact_sessions.attendance import Measures


class Proposal(StrEnum):
    """What the team may think of."""

    NONE = "NONE"
    CALL_OFF = "CALL_OFF"
    MAKE_UP = "MAKE_UP"


def minutes_late(due_at: datetime, came_at: datetime) -> int:
    """Return whole minutes after the planned time; none when they came before it."""
    return max(0, int((came_at - due_at).total_seconds() // 60))


def proposal(
    minutes: int, *, visiting: bool, here: bool, measures: Measures
) -> Proposal:
    """
    Return what to think of. `here`: they have come by now.

    More than the centre's minutes count, not the very minute. Who has come is not sent
    away by this rule.
    """
    if minutes <= measures.late_minutes:
        return Proposal.NONE
    if visiting:
        return Proposal.NONE if here else Proposal.CALL_OFF
    return Proposal.MAKE_UP
