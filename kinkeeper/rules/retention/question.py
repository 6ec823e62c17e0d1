"""What a question about retention may say: the facts on file, and the day asked about.

The names are those of the published contract, except that Python cannot call a field
`from`, `to` or `with`: those are `start`, `end` and `party` here.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from kinkeeper.rules.reading import Named
from kinkeeper.rules.retention.settings import Overrides
from kinkeeper.rules.retention.words import (
    BlockKind,
    EngagementKind,
    OurRole,
    Party,
    Record,
    Referral,
    Service,
    UseKind,
)


@dataclass(frozen=True)
class Child:
    """A child concerned. No birth date means that it is not known."""

    ref: str
    born_on: date | None = None


@dataclass(frozen=True)
class Reopening:
    """A case was opened again, and perhaps closed again."""

    opened_on: date
    closed_on: date | None = None


@dataclass(frozen=True)
class Session:
    """One session of a case, past or booked."""

    on: date
    service: Service
    cancelled: bool = False


@dataclass(frozen=True)
class Letter:
    """A letter, e-mail or call about the case, received or sent."""

    on: date
    party: Annotated[Party, Named("with")]


@dataclass(frozen=True)
class Recorded:
    """The day on which something came onto the file."""

    recorded_on: date


@dataclass(frozen=True)
class Downgrade:
    """A decision that a concern was none: by the lead, agreed by another, in words."""

    on: date
    by_lead: bool = False
    second_approver: bool | str = False
    reason: str = ""


@dataclass(frozen=True)
class Concern:
    """A safeguarding concern. Without a child it concerns the whole case."""

    recorded_on: date
    closed_on: date | None = None
    child: str | None = None
    downgrade: Downgrade | None = None


@dataclass(frozen=True)
class Case:
    """The case that a record belongs to."""

    opened_on: date
    referral: Referral
    closed_on: date | None = None
    declined_on: date | None = None
    reopenings: tuple[Reopening, ...] = ()
    our_role: OurRole = OurRole.CONTROLLER
    sessions: tuple[Session, ...] = ()
    correspondence: tuple[Letter, ...] = ()
    court_orders: tuple[Recorded, ...] = ()
    cafcass: tuple[Recorded, ...] = ()
    safeguarding: tuple[Concern, ...] = ()


@dataclass(frozen=True)
class Engagement:
    """A time of paid or voluntary work. No end means still engaged."""

    start: Annotated[date, Named("from")]
    end: Annotated[date | None, Named("to")] = None
    kind: EngagementKind = EngagementKind.PAID


@dataclass(frozen=True)
class Worker:
    """A member of staff or a volunteer."""

    engagements: tuple[Engagement, ...] = ()


@dataclass(frozen=True)
class LeaveChild:
    """The child for whom parental leave was taken."""

    born_on: date
    adopted_on: date | None = None
    disability_allowance_from: date | None = None


@dataclass(frozen=True)
class Certificate:
    """A DBS certificate: its date, when it was seen, when it was decided upon."""

    dated_on: date | None = None
    received_on: date | None = None
    decided_on: date | None = None


@dataclass(frozen=True)
class FinancialYear:
    """One row of the accountant's table of financial years."""

    start: Annotated[date, Named("from")]
    end: Annotated[date, Named("to")]


@dataclass(frozen=True)
class Finance:
    """The first and the last day that a finance record is about."""

    start: Annotated[date, Named("from")]
    end: Annotated[date | None, Named("to")] = None
    financial_years: tuple[FinancialYear, ...] = ()

    @property
    def last_day(self) -> date:
        """Return the last day that the record is about."""
        return self.end or self.start


@dataclass(frozen=True)
class Use:
    """Something was done with a document."""

    on: date
    how: UseKind


@dataclass(frozen=True)
class Block:
    """Something that stops disposal. No end means that it is still open."""

    kind: BlockKind
    start: Annotated[date, Named("from")]
    end: Annotated[date | None, Named("to")] = None
    dbs_consulted_on: date | None = None


@dataclass(frozen=True)
class Question:
    """Everything that the decision depends on. What is not here cannot matter."""

    today: date
    record: Record
    also: tuple[Record, ...] = ()
    service: Service = Service.SUPERVISED
    happened_on: date | None = None
    children: tuple[Child, ...] = ()
    about: tuple[str, ...] = ()
    case: Case | None = None
    worker: Worker | None = None
    child: LeaveChild | None = None
    certificate: Certificate | None = None
    finance: Finance | None = None
    uses: tuple[Use, ...] = ()
    blocks: tuple[Block, ...] = ()
    ceased_trading_on: date | None = None
    reviewed_on: date | None = None
    approved_on: date | None = None
    settings: Overrides = field(default_factory=Overrides)

    @property
    def kinds(self) -> tuple[Record, ...]:
        """Return every kind that the document belongs to, the one named first first."""
        return tuple(dict.fromkeys((self.record, *self.also)))
