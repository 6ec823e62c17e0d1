"""Sentences of the policy that a machine keeps checking (K1)."""

from dataclasses import dataclass
from enum import StrEnum


class Cadence(StrEnum):
    """How often a promise is checked."""

    HOURLY = "hourly"
    DAILY = "daily"


@dataclass(frozen=True)
class Promise:
    """A sentence, the clause it stands in, and the name of its check."""

    clause: str
    statement: str
    check: str
    missions: tuple[str, ...]
    every: Cadence = Cadence.DAILY
