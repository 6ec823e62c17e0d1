"""The answer to a question about a deadline."""

from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.rules.deadlines.words import ClockStatus, ExtensionState


@dataclass(frozen=True)
class Answer:
    """
    From when it runs and until when.

    `due_on` is the last day for the answer (of a complaint: for the acknowledgement),
    `target_on` the stricter day we aim at, `due_at` the moment for a breach, in UTC.
    """

    relevant_on: date | None
    due_on: date | None
    target_on: date | None
    due_at: datetime | None
    extension: ExtensionState
    status: ClockStatus
    because: str
