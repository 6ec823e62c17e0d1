"""What happens at night and what happens every few seconds.

Apps add their functions when Django starts; `sweep` and the worker call them.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass
class Count:
    """What one piece of nightly work did."""

    looked_at: int = 0
    proposed: int = 0
    disposed: int = 0
    held: int = 0
    failed: int = 0
    other: dict[str, int] = field(default_factory=dict)

    def __add__(self, more: "Count") -> "Count":
        return Count(
            looked_at=self.looked_at + more.looked_at,
            proposed=self.proposed + more.proposed,
            disposed=self.disposed + more.disposed,
            held=self.held + more.held,
            failed=self.failed + more.failed,
            other=dict(Counter(self.other) + Counter(more.other)),
        )


Nightly = Callable[[date], Count]
Rounds = Callable[[datetime], object]

_nightly: dict[str, Nightly] = {}
_rounds: dict[str, Rounds] = {}


def every_night(name: str, work: Nightly, *, order: int = 50) -> None:
    """Register nightly work. Lower `order` runs first. Must be safe to run twice."""
    _nightly[f"{order:03d} {name}"] = work


def every_round(name: str, work: Rounds) -> None:
    """Register work of the worker, run every second or so."""
    _rounds[name] = work


def nightly() -> list[tuple[str, Nightly]]:
    return [(name.split(" ", 1)[1], work) for name, work in sorted(_nightly.items())]


def rounds() -> list[tuple[str, Rounds]]:
    return sorted(_rounds.items())
