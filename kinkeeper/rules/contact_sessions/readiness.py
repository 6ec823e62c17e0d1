"""
May the first session of a family be planned, and may a family go on meeting?

Everything that must be in place before a child meets the visiting adult for the first
time. A manager may go on in spite of a gap, with a reason. Nobody may plan for a family
that has no place here, or for one whose risks made a person say stop.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import product

from kinkeeper.rules.decision import Decision, Reason
from kinkeeper.rules.sentences import in_words
from kinkeeper.rules.source import Source

ACCEPTED = Source("Centre practice", "R3: a family is accepted first")
FORMS = Source("Centre practice", "R3: each side has told its own story")
ORDER = Source("Centre practice", "R3: the order of the court is on file")
RISKS = Source("Centre practice", "R3: a named person has signed the risk assessment")
PREVISITS = Source("Centre practice", "R4: two separate pre-visits")
OTHER_DAY = Source("Centre practice", "R4: not on the day of the first session")
AGREEMENT = Source("Centre practice", "R3: each attending adult signs")
FEE = Source("Centre practice", "R3: who pays is agreed before it costs anything")
COLLECTORS = Source("Centre practice", "R3, R7: who may bring and collect is named")
HEALTH = Source("Centre practice", "R3: each attending adult was asked about health")
# Between the pre-visits of two adults who must not meet.
BETWEEN_VISITS = timedelta(hours=2)


class Side(StrEnum):
    """Who attends."""

    RESIDENT = "RESIDENT"
    VISITING = "VISITING"


WORDS = {
    Side.RESIDENT: "the adult the child lives with",
    Side.VISITING: "the visiting adult",
}
_BOTH = frozenset(Side)


@dataclass(frozen=True)
class PreVisit:
    """
    One side's visit: its London day and time, and whether to go on.

    `names_collectors` when it was written down who brings and collects the child.
    `tells_health` when they were asked about health, also where nothing is to know.
    """

    side: Side
    held_on: date
    proceed: bool
    began_at: time = time(12)
    names_collectors: bool = False
    tells_health: bool = False


@dataclass(frozen=True)
class Assessment:
    """
    The newest risk assessment that somebody has decided.

    `signed` when everybody who has to sign has signed. `same_kind` when it was made for
    the kind of contact that the family has now.
    """

    stops: bool
    signed: bool
    same_kind: bool
    review_on: date


@dataclass(frozen=True)
class Facts:
    """Everything the decision depends on. `first_on` is the day of the session."""

    accepted: bool
    supported: bool
    first_on: date
    risk: Assessment | None
    # The family has met here since its case was opened, or opened again.
    met: bool = False
    # Nobody writes two forms where a professional or a court sent the family.
    forms_needed: Collection[Side] = _BOTH
    forms: Collection[Side] = ()
    order_needed: bool = False
    order_on_file: bool = False
    # Somebody has said yes to paying, or nobody has to pay.
    fee_agreed: bool = False
    attending: Collection[Side] = field(default=_BOTH)
    previsits: Collection[PreVisit] = ()
    # Who has signed the rules that are in force.
    signed: Collection[Side] = ()


def decide(facts: Facts) -> Decision:
    """
    Say whether a session may be planned.

    Refuses a family that is not accepted, and one that a person's risk assessment has
    stopped. Asks a manager when anything else is missing before the first time; a
    family that has met is asked no more. What comes after the session does not count.
    """
    if not facts.accepted:
        text = "This family has not been offered a place."
        return Decision.of(refusals=(Reason(text, ACCEPTED),))
    if facts.risk and facts.risk.stops:
        text = "The risk assessment says: do not go on. Assess the risks again first."
        return Decision.of(refusals=(Reason(text, RISKS),))
    if facts.met:
        return Decision.of()
    return Decision.of(doubts=tuple(_gaps(facts)))


def _gaps(facts: Facts) -> Iterator[Reason]:
    for side in sorted(set(facts.forms_needed) - set(facts.forms)):
        yield Reason(f"There is no form from {WORDS[side]}.", FORMS)
    if facts.order_needed and not facts.order_on_file:
        yield Reason("The order of the court is not on file.", ORDER)
    if not facts.fee_agreed:
        yield Reason("Who pays is not agreed yet.", FEE)
    if text := _risk_gap(facts):
        yield Reason(text, RISKS)
    for side in sorted(facts.attending):
        yield from _previsit_gap(facts, side)
        yield from _unasked(facts, side)
    if _may_have_met(facts):
        hours = BETWEEN_VISITS // timedelta(hours=1)
        text = f"The two pre-visits were less than {hours} hours apart."
        yield Reason(text, PREVISITS)
    for side in sorted(set(facts.attending) - set(facts.signed)):
        yield Reason(f"The agreement is not signed by {WORDS[side]}.", AGREEMENT)


def _risk_gap(facts: Facts) -> str:
    risk = facts.risk
    if risk is None:
        return "Nobody has assessed the risks."
    if not risk.signed:
        return "A second person must sign the risk assessment."
    if not risk.same_kind:
        return "The risks were assessed for another kind of contact."
    if risk.review_on < facts.first_on:
        return "The risk assessment is out of date by then."
    return ""


def _passed(facts: Facts, side: Side) -> list[PreVisit]:
    """Return one side's visits in time that ended in “go on”."""
    return [
        visit
        for visit in facts.previsits
        if visit.side is side and visit.proceed and visit.held_on <= facts.first_on
    ]


def _previsit_gap(facts: Facts, side: Side) -> Iterator[Reason]:
    passed = _passed(facts, side)
    if not passed:
        text = f"There is no pre-visit with “go on” for {WORDS[side]}."
        yield Reason(text, PREVISITS)
    elif facts.supported and all(v.held_on == facts.first_on for v in passed):
        day = in_words(facts.first_on)
        text = f"The pre-visit of {WORDS[side]} is on the same day, {day}."
        yield Reason(text, OTHER_DAY)


def _unasked(facts: Facts, side: Side) -> Iterator[Reason]:
    """Give what was left open at the visits of a side that came."""
    passed = _passed(facts, side)
    named = side is Side.VISITING or any(v.names_collectors for v in passed)
    if passed and not named:
        text = "Who brings and collects the child is not written down."
        yield Reason(text, COLLECTORS)
    if passed and not any(visit.tells_health for visit in passed):
        yield Reason(f"{WORDS[side].capitalize()} was not asked about health.", HEALTH)


def _may_have_met(facts: Facts) -> bool:
    """Tell whether both sides came, but at no two times far enough apart."""
    pairs = list(
        product(_passed(facts, Side.RESIDENT), _passed(facts, Side.VISITING)),
    )
    return bool(pairs) and not any(
        are_apart((hers.held_on, hers.began_at), (his.held_on, his.began_at))
        for hers, his in pairs
    )


def are_apart(one: tuple[date, time], other: tuple[date, time]) -> bool:
    """Tell whether two pre-visits (London) leave time enough not to meet."""
    apart = datetime.combine(*one) - datetime.combine(*other)
    return abs(apart) >= BETWEEN_VISITS
