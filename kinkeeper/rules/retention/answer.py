"""The answer to a question about retention."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.retention.words import Approval, Status


@dataclass(frozen=True)
class Answer:
    """
    What governs the record and what may happen to it today.

    `retain_until` is the last day of the period in the rule, that day included, before
    any hold. `eligible_from` is the first day on which it may be destroyed, holds
    included; `dispose_by` the last by which it must be gone.
    """

    rule: str
    via: tuple[str, ...]
    status: Status
    anchor: date | None
    retain_until: date | None
    eligible_from: date | None
    dispose_by: date | None
    review_on: date | None
    approval: Approval
    keeps: tuple[str, ...]
    because: str
