"""
How serious is what a risk assessment found? It only sorts; a person decides.

The light says who must look, never what becomes of the family (P11d). Two things are
held: a serious risk takes two signatures, and a supported family with a conviction for
abusing a child is refused unless an exception is written down with the advice taken.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from kinkeeper.rules.decision import Decision, Reason
from kinkeeper.rules.source import Source

EXCEPTION = Source("Centre practice", "R25: a conviction for abusing a child")
MIDDLE_FROM, HIGH_FROM = 8, 15


class Evidence(StrEnum):
    """How far a thing is known."""

    ALLEGED = "ALLEGED"
    ADMITTED = "ADMITTED"
    FOUND = "FOUND"
    CONVICTED = "CONVICTED"


class Left(IntEnum):
    """What risk is left once everything is in place."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3


class Light(StrEnum):
    """The colour by which the work list is sorted."""

    GREEN = "GREEN"
    AMBER = "AMBER"
    RED = "RED"


@dataclass(frozen=True)
class Hazard:
    """One danger. `likelihood` and `severity` go from 1 to 5, before any control."""

    likelihood: int
    severity: int
    left: Left
    evidence: Evidence = Evidence.ALLEGED
    child_abuse: bool = False

    def __post_init__(self) -> None:
        if not (1 <= self.likelihood <= 5 and 1 <= self.severity <= 5):
            raise ValueError("Likelihood and severity go from 1 to 5.")

    @property
    def score(self) -> int:
        """Return likelihood times severity, 1 to 25."""
        return self.likelihood * self.severity

    @property
    def is_conviction(self) -> bool:
        """Tell whether somebody was convicted of abusing a child."""
        return self.child_abuse and self.evidence is Evidence.CONVICTED


def light_of(hazard: Hazard) -> Light:
    """Return the colour of one danger."""
    high = hazard.score >= HIGH_FROM
    if hazard.is_conviction or hazard.left is Left.HIGH:
        return Light.RED
    if high and hazard.left is Left.MEDIUM:
        return Light.RED
    if hazard.score >= MIDDLE_FROM or hazard.left is Left.MEDIUM:
        return Light.AMBER
    return Light.GREEN


def light(hazards: Collection[Hazard]) -> Light:
    """Return the colour of the worst danger; green when there is none."""
    order = list(Light)
    return max(map(light_of, hazards), key=order.index, default=Light.GREEN)


def needs_two(hazards: Collection[Hazard]) -> bool:
    """Tell whether a second person must sign before a session."""
    return light(hazards) is Light.RED


def may_go_on(
    hazards: Collection[Hazard], *, supported: bool, advice: str, exception: str
) -> Decision:
    """
    Say whether a person may decide to go on with the family.

    Refuses a supported family with a conviction for abusing a child, unless both the
    exception and whose advice was taken are written down.
    """
    if not supported or not any(hazard.is_conviction for hazard in hazards):
        return Decision.of()
    if advice.strip() and exception.strip():
        return Decision.of()
    text = (
        "Somebody was convicted of abusing a child. Supported contact is refused, "
        "unless you write down why this is an exception and whose advice you took."
    )
    return Decision.of(refusals=(Reason(text, EXCEPTION),))
