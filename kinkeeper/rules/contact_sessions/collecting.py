"""
May this person take the child away?

The adult the child lives with, and who stands on the family's list, may. The visiting
adult may not, save where handing over is the service or a court order in force says
so. For anybody else everything stops until a manager gives a reason.
"""

from dataclasses import dataclass
from enum import StrEnum

from kinkeeper.rules.decision import Decision, Reason
from kinkeeper.rules.source import Source

LIST = Source("Centre practice", "R7: only who is on the list, and checked")
NEVER = Source("Centre practice", "R7: never the visiting adult, unless it is stated")


class Who(StrEnum):
    """Who stands at the door."""

    RESIDENT = "RESIDENT"
    VISITING = "VISITING"
    LISTED = "LISTED"
    OTHER = "OTHER"


class Check(StrEnum):
    """How a worker made sure who it is."""

    PHOTO = "PHOTO"
    WORD = "WORD"
    KNOWN = "KNOWN"


@dataclass(frozen=True)
class Facts:
    """
    Everything the decision depends on.

    `listed_today` is about `LISTED` alone. `may_leave`: the orders in force all say
    that the child may leave with the visiting adult.
    """

    who: Who
    check: Check | None
    listed_today: bool = False
    word_is_right: bool = False
    handover: bool = False
    may_leave: bool = False


def decide(facts: Facts) -> Decision:
    """Allow it, ask a manager for a reason, or refuse what no reason makes good."""
    refusal = _refusal(facts)
    if refusal is not None:
        return Decision.of(refusals=(refusal,))
    doubt = _doubt(facts)
    return Decision.of(doubts=(Reason(doubt, LIST),) if doubt else ())


def _refusal(facts: Facts) -> Reason | None:
    if facts.who is Who.VISITING and not (facts.handover or facts.may_leave):
        text = "The visiting adult may not take the child away. No order says so."
        return Reason(text, NEVER)
    if facts.check is None:
        return Reason("Check who this is first, and say how.", LIST)
    if facts.check is Check.KNOWN and facts.who in (Who.LISTED, Who.OTHER):
        return Reason("Somebody on the list shows a photo ID, or says the word.", LIST)
    return None


def _doubt(facts: Facts) -> str:
    if facts.who is Who.OTHER:
        return "This person is not on the list."
    if facts.who is Who.LISTED and not facts.listed_today:
        return "This person is not on the list any more."
    if facts.check is Check.WORD and not facts.word_is_right:
        return "That is not the word that was agreed."
    return ""


def same_word(said: str, agreed: str) -> bool:
    """Compare words as people say them: capitals and spaces do not count."""
    plain = ["".join(word.casefold().split()) for word in (said, agreed)]
    return plain[0] == plain[1] != ""
