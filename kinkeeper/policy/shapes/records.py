"""What is kept, for how long, and what may stop its end."""

from dataclasses import dataclass, field

from kinkeeper.rules.retention import Limit, Record, Then


@dataclass(frozen=True)
class Fact:
    """Something that a row may look at, and every value that it can have."""

    title: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True)
class RecordClass:
    """A kind of record: whom it is about, and which facts choose its row."""

    title: str
    about: tuple[str, ...]
    facts: tuple[str, ...] = ()
    special: bool = False
    criminal: bool = False


@dataclass(frozen=True)
class Keeping:
    """How long: years, months and days; until an age; or years that a setting names."""

    years: int = 0
    months: int = 0
    days: int = 0
    until_age: int | None = None
    years_setting: str | None = None
    month_end_setting: bool = False


@dataclass(frozen=True)
class RetentionRow:
    """One row of the retention table. Without `keep` there is no end date."""

    rule: str
    kind: str
    title: str
    clause: str
    basis: str
    law: tuple[str, ...]
    then: Then
    trigger: str
    when: dict[str, str | bool] = field(default_factory=dict)
    keep: Keeping | None = None
    limit: Limit = Limit.MINIMUM
    keeps: tuple[str, ...] = ()
    besides: bool = False
    while_trading: bool = False
    free_at_start: bool = False


@dataclass(frozen=True)
class HoldKind:
    """A kind of hold; `because` is a clause that fits after the word because."""

    because: str
    only_for: tuple[Record, ...] = ()
    tail: bool = False
    stops_certificate: bool = False
