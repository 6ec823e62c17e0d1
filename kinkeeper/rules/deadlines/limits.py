"""How long the policy gives us, as the policy edition compiles it."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.deadlines.words import Kind


@dataclass(frozen=True)
class Limits:
    """The times that the law and the policy allow for answers."""

    answer_months: int
    extended_months: int
    pausing_kinds: tuple[Kind, ...]
    pauses_since: date
    acknowledge_days: int
    acknowledge_target_days: int
    breach_hours: int
