"""Who may be given what, and by which way."""

from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.disclosure import Channel, FunderKind, Role


@dataclass(frozen=True)
class GateStep:
    """One rule of the release gate: its mission row and the law behind it."""

    rule: str
    via: tuple[str, ...]


@dataclass(frozen=True)
class Payer:
    """A funder whose own person gets the report."""

    funder: FunderKind
    person: Role


@dataclass(frozen=True)
class ReleaseGate:
    """The numbers, channels, people and steps of the release gate."""

    channels: tuple[Channel, ...]
    protection_channels: tuple[Channel, ...]
    protection_roles: tuple[Role, ...]
    payers: tuple[Payer, ...]
    address_checked_months: int
    address_checked_days: int
    address_checked_days_for: tuple[Role, ...]
    access_requests_go_to: str
    access_requests_of_processors_go_to: str
    step: dict[str, GateStep]


@dataclass(frozen=True)
class Recipient:
    """A group of people or bodies that may be given something (Article 30)."""

    title: str
    gets: str
    ground: str
    channel: str
    clause: str
    law: tuple[str, ...]
    classes: tuple[str, ...]


@dataclass(frozen=True)
class Processor:
    """A company that works for us, and where. Not enabled means not used."""

    title: str
    does: str
    country: str
    clause: str
    hosts: tuple[str, ...] = ()
    transfer: str | None = None
    contract_until: date | None = None
    enabled: bool = True
