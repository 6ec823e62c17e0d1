"""When was the case closed, if it is closed at all?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.dates import BeyondCalendarError, add_days, add_months
from kinkeeper.rules.retention.question import Case
from kinkeeper.rules.retention.settings import Settings


@dataclass(frozen=True)
class Closing:
    """The day of the closing, what it was, and the rules that found it."""

    on: date | None
    how: str
    via: tuple[str, ...] = ()

    @property
    def open(self) -> bool:
        """Tell whether the case is still open."""
        return self.on is None


def closing(case: Case, today: date, settings: Settings) -> Closing:
    """
    Return how the last spell of a case ended, or that it is open.

    The case is as it was known today. A declined referral ended that day (C-14); the
    last reopening decides (C-5); a case in which nothing happened for long enough is
    closed the day after (C-10), unless a session is booked.
    """
    if case.declined_on is not None:
        return Closing(case.declined_on, "the referral was declined", ("C-14",))
    via: tuple[str, ...] = ("C-5",) if case.reopenings else ()
    spell = case.reopenings[-1] if case.reopenings else case
    if spell.closed_on is not None:
        return Closing(spell.closed_on, "the case was closed", via)
    lapsed = _lapsed(case, today, settings)
    if lapsed is not None:
        return Closing(lapsed, "the case was closed as inactive", (*via, "C-10"))
    return Closing(None, "the case is open", via)


def _lapsed(case: Case, today: date, settings: Settings) -> date | None:
    """Return the day on which an inactive case counts as closed, if it has come."""
    if any(s.on > today and not s.cancelled for s in case.sessions):
        return None
    last = max(day for day in activity(case) if day <= today)
    try:
        closes = add_days(add_months(last, settings.inactive_close_months), 1)
    except BeyondCalendarError:
        return None
    return closes if closes <= today else None


def activity(case: Case) -> Iterator[date]:
    """Yield every day on which something happened in the case."""
    yield case.opened_on
    yield from (spell.opened_on for spell in case.reopenings)
    yield from (session.on for session in case.sessions)
    yield from (letter.on for letter in case.correspondence)
    yield from (order.recorded_on for order in case.court_orders)
    yield from (entry.recorded_on for entry in case.cafcass)
    yield from (concern.recorded_on for concern in case.safeguarding)
