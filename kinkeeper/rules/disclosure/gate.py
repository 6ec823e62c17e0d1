"""What the policy says about releases, as the policy edition compiles it."""

from collections.abc import Mapping
from dataclasses import dataclass

from kinkeeper.rules.disclosure.words import Channel, FunderKind, Role


@dataclass(frozen=True)
class Step:
    """One rule of the gate: its mission row and the law behind it."""

    rule: str
    via: tuple[str, ...]

    def also(self, *via: str) -> "Step":
        """Return this step with more law behind it."""
        return Step(self.rule, tuple(dict.fromkeys((*self.via, *via))))


@dataclass(frozen=True)
class Gate:
    """
    The numbers, channels and people of the release gate, and the names of its steps.

    The first of `channels` is offered instead of one that is not among them.
    An address counts as verified for `verified_days` with the roles in
    `verified_days_for`, for `verified_months` with everybody else.
    """

    steps: Mapping[str, Step]
    channels: tuple[Channel, ...]
    protection_channels: tuple[Channel, ...]
    protection_roles: tuple[Role, ...]
    payers_person: Mapping[FunderKind, Role]
    verified_months: int
    verified_days: int
    verified_days_for: tuple[Role, ...]
    access_requests_go_to: str
    access_requests_of_processors_go_to: str


# Every step that the rules name; those of payers are named after them.
STEPS = (
    "protection",
    "lead_block",
    "court_paper",
    "two_orders",
    "access_request",
    "no_report",
    "barred",
    "court_direction",
    "police_request",
    "parent_report",
    "parent_attendance",
    "private",
    "authority",
    "stranger",
    "nobody_pays",
    "officer",
    "channel",
)
