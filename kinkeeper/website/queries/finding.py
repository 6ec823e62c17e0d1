"""What a check of a promise found on the live data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Finding:
    """Kept or broken, with the figure that shows it.

    `kept` is None when the check found no fault but cannot see all that is promised.
    """

    kept: bool | None
    figure: str


# A check looks at the installation as it is at one moment (UTC) and changes nothing.
Check = Callable[[datetime], Finding]


def none_of(broken: int, looked_at: int, what: str) -> Finding:
    """Return a finding that is kept while nothing is broken: "0 of 58 records"."""
    return Finding(broken == 0, f"{broken} of {looked_at} {what}")
