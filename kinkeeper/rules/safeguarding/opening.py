"""
May somebody open a locked worry in need, without the lead?

Breaking the glass is for the moment when a child is here and the lead is not. It is
short, it needs a reason, the lead learns of it at once, and it has a ceiling: who has
openings that nobody has looked at yet must ask a person.
"""

from dataclasses import dataclass
from datetime import timedelta

from kinkeeper.rules.decision import Decision, Reason
from kinkeeper.rules.source import Source

LASTS = timedelta(minutes=60)
SHORTEST_REASON = 15
MOST_NOT_LOOKED_AT = 3

SOURCE = Source("Centre practice", "2.7: opening a locked record in need")


@dataclass(frozen=True)
class Asked:
    """One wish to open. `not_looked_at`: earlier openings that no lead looked at."""

    why: str
    may_know: bool
    restricted: bool = False
    is_subject: bool = False
    not_looked_at: int = 0


def decide(asked: Asked) -> Decision:
    """Allow, or refuse with every reason. What named people guard is never opened."""
    if asked.restricted or asked.is_subject or not asked.may_know:
        return Decision.of(refusals=(_because("You cannot open this."),))
    found = []
    if len(asked.why.strip()) < SHORTEST_REASON:
        found.append(_because("Say why in a full sentence. The lead reads it."))
    if asked.not_looked_at >= MOST_NOT_LOOKED_AT:
        found.append(
            _because(
                "You opened others that the safeguarding lead has not looked at yet. "
                "Call them."
            )
        )
    return Decision.of(refusals=tuple(found))


def _because(text: str) -> Reason:
    return Reason(text, SOURCE)
