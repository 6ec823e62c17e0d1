"""What a question about a release may say."""

from dataclasses import dataclass, field
from datetime import date
from typing import Annotated

from kinkeeper.rules.disclosure.words import (
    Channel,
    FunderKind,
    Item,
    PowerKind,
    Role,
)
from kinkeeper.rules.reading import Within
from kinkeeper.rules.retention.words import OurRole, Service


@dataclass(frozen=True)
class Funder:
    """Who pays, and which share in per cent. A share of 0 pays nothing."""

    kind: FunderKind
    share: Annotated[float, Within(0, 100)]


@dataclass(frozen=True)
class Session:
    """The session that the report is about, and who pays for it."""

    service: Service
    funders: tuple[Funder, ...] = ()

    def paid_by(self, kind: FunderKind) -> bool:
        """Tell whether such a funder pays any share."""
        return any(each.kind is kind and each.share > 0 for each in self.funders)

    @property
    def paid_for(self) -> bool:
        """Tell whether anybody pays any share."""
        return any(each.share > 0 for each in self.funders)


@dataclass(frozen=True)
class Report:
    """Signed off, read by another than its author, other people's details out."""

    signed: bool = False
    reviewed_by_other: bool = False
    redacted: bool = False

    @property
    def ready(self) -> bool:
        """Tell whether nothing is left to do on the report."""
        return self.signed and self.reviewed_by_other and self.redacted


@dataclass(frozen=True)
class Recipient:
    """Who would get it. `barred`: an order keeps reports from them."""

    role: Role
    party_to_case: bool = False
    barred: bool = False
    identity_verified: bool = False
    address_verified_on: date | None = None
    allocated: bool = False


@dataclass(frozen=True)
class CourtDirection:
    """A court has said who may have the reports."""

    recipients: tuple[Role, ...] = ()


@dataclass(frozen=True)
class Power:
    """A ground for asking, and what its paper has."""

    kind: PowerKind
    sealed: bool = False
    written: bool = False
    scope_clear: bool = False
    officer_identified: bool = False
    purpose_stated: bool = False
    given_by_party: bool = False
    expires_on: date | None = None


@dataclass(frozen=True)
class Question:
    """Everything that a release depends on. If it is not here, it cannot matter."""

    today: date
    session: Session
    recipient: Recipient
    channel: Channel
    item: Item = Item.CONTACT_REPORT
    our_role: OurRole = OurRole.CONTROLLER
    report: Report = field(default_factory=Report)
    safeguarding_block: bool = False
    court_direction: CourtDirection | None = None
    power: Power | None = None

    @property
    def is_report(self) -> bool:
        """Tell whether it is about a report and not only about dates and times."""
        return self.item is Item.CONTACT_REPORT

    @property
    def power_kind(self) -> PowerKind | None:
        """Return the kind of power, if one is given."""
        return self.power.kind if self.power else None
