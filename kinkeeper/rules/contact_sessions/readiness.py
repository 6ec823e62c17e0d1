"""
May the first session of a family be planned?

Everything that must be in place before a child meets the visiting adult for the first
time. A manager may go on in spite of a gap, with a reason; nobody may plan for a family
that has no place here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kinkeeper.rules.decision import Decision, Reason
from kinkeeper.rules.sentences import in_words
from kinkeeper.rules.source import Source

ACCEPTED = Source("Centre practice", "R3: a family is accepted first")
PREVISITS = Source("Centre practice", "R4: two separate pre-visits")
OTHER_DAY = Source("Centre practice", "R4: not on the day of the first session")
AGREEMENT = Source("Centre practice", "R3: each attending adult signs")


class Side(StrEnum):
    """Who attends."""

    RESIDENT = "RESIDENT"
    VISITING = "VISITING"


WORDS = {
    Side.RESIDENT: "the adult the child lives with",
    Side.VISITING: "the visiting adult",
}


@dataclass(frozen=True)
class PreVisit:
    """One side's visit: its London day, whether to go on, whether they signed."""

    side: Side
    held_on: date
    proceed: bool
    agreement_signed: bool


@dataclass(frozen=True)
class Facts:
    """Everything the decision depends on. `first_on` is the day of the session."""

    accepted: bool
    supported: bool
    first_on: date
    attending: Collection[Side] = (Side.RESIDENT, Side.VISITING)
    previsits: Collection[PreVisit] = ()


def decide(facts: Facts) -> Decision:
    """
    Say whether a first session may be planned.

    Refuses a family that is not accepted. Asks a manager when a pre-visit or an
    agreement is missing, or when a supported family's pre-visit is on the same day.
    Visits after the session do not count.
    """
    if not facts.accepted:
        return Decision.of(
            refusals=(Reason("This family has not been offered a place.", ACCEPTED),)
        )
    doubts = [
        reason for side in sorted(facts.attending) for reason in _gaps(facts, side)
    ]
    return Decision.of(doubts=tuple(doubts))


def _gaps(facts: Facts, side: Side) -> list[Reason]:
    """Return what one side still lacks."""
    visits = [
        visit
        for visit in facts.previsits
        if visit.side is side and visit.held_on <= facts.first_on
    ]
    passed = [visit for visit in visits if visit.proceed]
    gaps = []
    if not passed:
        text = f"There is no pre-visit with “go on” for {WORDS[side]}."
        gaps.append(Reason(text, PREVISITS))
    elif facts.supported and all(v.held_on == facts.first_on for v in passed):
        day = in_words(facts.first_on)
        text = f"The pre-visit of {WORDS[side]} is on the same day, {day}."
        gaps.append(Reason(text, OTHER_DAY))
    if not any(visit.agreement_signed for visit in visits):
        text = f"The agreement is not signed by {WORDS[side]}."
        gaps.append(Reason(text, AGREEMENT))
    return gaps
