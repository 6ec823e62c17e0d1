"""
What the court orders on a file mean for contact on a day, and when they run out.

An order that has ended is no leave to go on, and one that forbade something is no proof
that it is safe now: a person looks again (R17). Days are London days; the day on which
an order ends is still in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.decision import Decision, Outcome, Reason
from kinkeeper.rules.source import Source

ENDS = Source("Centre practice", "R17: an order that ends")
FORBIDS = Source("Centre practice", "R31: an order that forbids contact")
# So many days before the last day of an order, or a hearing, somebody is reminded.
REMINDED = (30, 14, 7)


@dataclass(frozen=True)
class Order:
    """
    One order. `ends_on` is its own last day; `ended_on` the day before which a new
    order took its place. `read`: a person has read the paper itself. `goes_on`: after
    its end somebody decided, for a reason, that contact goes on without it.
    """

    ends_on: date | None = None
    ended_on: date | None = None
    forbids: bool = False
    read: bool = True
    goes_on: bool = False

    def replaced(self, on: date) -> bool:
        return self.ended_on is not None and self.ended_on <= on

    def in_force(self, on: date) -> bool:
        """Say whether it still speaks on that day."""
        in_time = self.ends_on is None or on <= self.ends_on
        return in_time and not self.replaced(on)

    def ran_out(self, on: date) -> bool:
        """Say whether it ended by itself before that day, and nobody has decided."""
        over = self.ends_on is not None and self.ends_on < on
        return over and not self.replaced(on) and not self.goes_on


def contact_on(orders: Iterable[Order], on: date) -> Decision:
    """
    May contact be planned on `on`, as far as the orders say?

    Refused when an order in force forbids it, and when one has run out by then and
    nobody decided how it goes on. A new order does not cure the end of another: the
    person who puts it on file says which one it replaces.
    """
    refusals = []
    for order in orders:
        if order.in_force(on) and order.forbids:
            refusals.append(Reason(_forbidden(order), FORBIDS))
        elif order.ran_out(on) and order.ends_on is not None:
            refusals.append(
                Reason(
                    f"A court order ends on {_day(order.ends_on)}. Look again "
                    "before anything is planned after that day.",
                    ENDS,
                )
            )
    if refusals:
        return Decision(Outcome.REFUSE, tuple(dict.fromkeys(refusals)))
    return Decision(Outcome.ALLOW)


def days_left(day: date | None, today: date) -> int | None:
    """
    Return how many days are left, once somebody is to be reminded.

    None while the day is unknown or further off than the first reminder. Below zero
    when it has passed.
    """
    if day is None:
        return None
    left = (day - today).days
    return left if left <= max(REMINDED) else None


def urgency(left: int) -> int:
    """Return which reminder it is: 30, 14 or 7 days; 0 when the day has passed."""
    if left < 0:
        return 0
    return min(days for days in REMINDED if left <= days)


def _forbidden(order: Order) -> str:
    if order.read:
        return "A court order forbids contact on that day."
    return "A form says that a court order forbids contact. Read the order first."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
