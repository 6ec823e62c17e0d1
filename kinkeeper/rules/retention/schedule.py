"""The policy's retention table, as the policy edition compiles it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from kinkeeper.rules.dates import add_days
from kinkeeper.rules.periods import Period, cutoff
from kinkeeper.rules.retention.settings import Settings
from kinkeeper.rules.retention.words import BlockKind, Record

Fact = str | bool
Facts = Mapping[str, Fact]


class Limit(StrEnum):
    """Whether a period is the least, the most, or has no end."""

    MINIMUM = "minimum"
    MAXIMUM = "maximum"
    INDEFINITE = "indefinite"


class Then(StrEnum):
    """What happens to the record at the end."""

    DESTROY = "destroy"
    ANONYMISE = "anonymise"
    CONFIDENTIAL_WASTE = "confidential_waste"
    REVIEW = "review"


class NotOneRowError(LookupError):
    """No row, or more than one, governs a record. It must not be destroyed."""


@dataclass(frozen=True)
class Keep:
    """How long a row keeps: a fixed period, or years that a setting names."""

    period: Period
    years_setting: str | None = None
    sticky_setting: bool = False

    def under(self, settings: Settings) -> Period:
        """Return the period under these settings."""
        period = replace(self.period, leap_birthday=settings.leap_birthday)
        if self.years_setting is not None:
            period = replace(period, years=settings[self.years_setting])
        if self.sticky_setting:
            period = replace(period, month_end=settings.fy_end_sticky)
        return period


@dataclass(frozen=True)
class Row:
    """
    One row of the table: records of `kind` with these facts are kept so long.

    `besides` rows add a second reason to keep next to the row that governs; the later
    end wins. `while_trading` rows keep only so long as the company trades (C-11).
    """

    id: str
    rule: str
    kind: str
    title: str
    trigger: str
    limit: Limit
    then: Then
    clause: str
    law: tuple[str, ...]
    when: Mapping[str, tuple[Fact, ...]] = field(default_factory=dict)
    keep: Keep | None = None
    keeps: tuple[str, ...] = ()
    besides: bool = False
    while_trading: bool = False
    free_at_start: bool = False

    def applies_to(self, kind: str, facts: Facts) -> bool:
        """Tell whether this row is about such a record."""
        return self.kind == kind and all(
            facts.get(name) in wanted for name, wanted in self.when.items()
        )

    def period(self, settings: Settings) -> Period | None:
        """Return how long the row keeps, or None if it has no end."""
        return self.keep.under(settings) if self.keep else None

    def cutoff(self, today: date, settings: Settings) -> date | None:
        """
        Return the latest trigger date whose record may go today, holds apart.

        None for a row without an end. `WHERE trigger_on <= cutoff` is the sweep.
        """
        period = self.period(settings)
        if period is None:
            return None
        if self.limit is Limit.MINIMUM:
            return cutoff(period, today)
        if self.free_at_start:
            return today
        return cutoff(period, add_days(today, 1))

    def overdue_cutoff(self, today: date, settings: Settings) -> date | None:
        """Return the latest trigger date whose record should be gone by now."""
        period = self.period(settings)
        if period is None:
            return None
        if self.limit is Limit.MAXIMUM:
            return cutoff(period, today)
        return cutoff(period, add_days(today, -settings.disposal_grace_days - 1))


@dataclass(frozen=True)
class Hold:
    """
    One kind of thing that stops disposal, and how far it reaches.

    `only_for` names the kinds of record it counts for; empty means all but
    certificates. `tail` holds on for a while after the end (C-16).
    `stops_certificate` delays even the maximum of a certificate (C-2).
    """

    kind: BlockKind
    because: str
    only_for: tuple[Record, ...] = ()
    tail: bool = False
    stops_certificate: bool = False


@dataclass(frozen=True)
class Schedule:
    """The whole table, with its settings and the kinds of hold."""

    rows: tuple[Row, ...]
    settings: Settings
    holds: Mapping[BlockKind, Hold]
    undecided_alert_days: int
    additional: tuple[Row, ...] = ()

    def row(self, row_id: str) -> Row:
        """Return the row with this id, or raise NotOneRowError."""
        return _only(
            [r for r in (*self.rows, *self.additional) if r.id == row_id], row_id
        )

    def row_for(self, kind: str, facts: Facts) -> Row:
        """Return the one row that governs, or raise NotOneRowError."""
        found = [r for r in self.rows if r.applies_to(kind, facts) and not r.besides]
        return _only(found, f"{kind} with {dict(facts)}")

    def besides(self, kind: str, facts: Facts) -> tuple[Row, ...]:
        """Return the rows that add a second reason to keep."""
        return tuple(r for r in self.rows if r.applies_to(kind, facts) and r.besides)

    def under(self, settings: Settings) -> "Schedule":
        """Return the same table with other settings."""
        return replace(self, settings=settings)


def _only(rows: list[Row], about: str) -> Row:
    if len(rows) != 1:
        found = ", ".join(row.id for row in rows) or "no row"
        raise NotOneRowError(f"{about}: {found}")
    return rows[0]
