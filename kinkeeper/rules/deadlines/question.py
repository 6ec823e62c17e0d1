"""What a question about a deadline may say."""

from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.rules.deadlines.words import Kind, Region


@dataclass(frozen=True)
class Proof:
    """Proof of who is asking, or that they may ask for somebody else."""

    asked_on: date | None = None
    received_on: date | None = None


@dataclass(frozen=True)
class Fee:
    """A fee, allowed only for an excessive request."""

    asked_on: date | None = None
    paid_on: date | None = None


@dataclass(frozen=True)
class Clarification:
    """A question back to the person about what they mean."""

    asked_on: date
    answered_on: date | None = None


@dataclass(frozen=True)
class Extension:
    """We told them, with reasons, that it takes longer."""

    notice_on: date


@dataclass(frozen=True)
class Question:
    """Everything that a deadline depends on. Moments are aware and compared in UTC."""

    kind: Kind
    region: Region = Region.ENGLAND_AND_WALES
    today: date | None = None
    received_on: date | None = None
    identity: Proof | None = None
    authority: Proof | None = None
    fee: Fee | None = None
    clarifications: tuple[Clarification, ...] = ()
    extension: Extension | None = None
    aware_at: datetime | None = None
    now: datetime | None = None
