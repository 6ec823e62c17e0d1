"""What people may ask of us, and by when they have an answer."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.deadlines import Kind


@dataclass(frozen=True)
class Right:
    """One right. `kind` is the clock that runs for it, if one does."""

    title: str
    plain: str
    article: str
    clause: str
    mission: str
    kind: Kind | None = None


@dataclass(frozen=True)
class Clock:
    """How long the law and the policy give us."""

    answer_months: int
    extended_months: int
    pausing_kinds: tuple[Kind, ...]
    pauses_since: date
    acknowledge_days: int
    acknowledge_target_days: int
    breach_hours: int
