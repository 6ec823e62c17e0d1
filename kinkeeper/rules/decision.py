"""May this be done? The shape of the answer that the product's own rules give.

The three rules with a published contract (retention, deadlines, disclosure) have
answers of their own; everything else that allows or refuses an act answers so.
"""

from dataclasses import dataclass
from enum import StrEnum

from kinkeeper.rules.source import Source


class Outcome(StrEnum):
    """What may happen next."""

    ALLOW = "allow"
    ASK = "ask"
    REFUSE = "refuse"


@dataclass(frozen=True)
class Reason:
    """One plain sentence for a person, and where it comes from."""

    text: str
    source: Source


@dataclass(frozen=True)
class Decision:
    """An outcome with every reason for it, so that a person judges once."""

    outcome: Outcome
    reasons: tuple[Reason, ...] = ()

    @property
    def allowed(self) -> bool:
        """Tell whether nothing stands in the way."""
        return self.outcome is Outcome.ALLOW

    @classmethod
    def of(
        cls, *, refusals: tuple[Reason, ...] = (), doubts: tuple[Reason, ...] = ()
    ) -> "Decision":
        """Refuse for any refusal, ask a person for any doubt, otherwise allow."""
        if refusals:
            return cls(Outcome.REFUSE, refusals)
        if doubts:
            return cls(Outcome.ASK, doubts)
        return cls(Outcome.ALLOW)
