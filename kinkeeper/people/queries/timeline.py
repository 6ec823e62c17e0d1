"""
What has happened in a case, and what the other apps put on the family page.

Apps above add themselves when Django starts (`apps.ready`). A source or a panel that
has nothing for this viewer returns an empty list or None.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui import parts
from kinkeeper.people.models import Case

Column = Literal["main", "rail"]


@dataclass(frozen=True)
class TimelineEvent:
    """
    Something that happened, for staff eyes. `at` is in UTC; `by` a short name.

    `timed=False` when only the day is known.
    """

    at: datetime
    title: str
    text: str = ""
    by: str = ""
    icon: str = "check"
    tone: parts.Tone = "pine"
    link: parts.Link | None = None
    timed: bool = True


@dataclass(frozen=True)
class Panel:
    """A card on the family page: the template that draws it, and its context."""

    template: str
    context: Mapping[str, Any]


Source = Callable[[Case, Account], Sequence[TimelineEvent]]
Fill = Callable[[Case, Account], Mapping[str, Any] | None]
Tabs = Callable[[Case, Account], Sequence[tuple[str, str]]]
Acts = Callable[[Case, Account], Sequence[parts.Link]]

SHOWN_AT_FIRST = 12

_sources: list[Source] = []
_panels: list[tuple[int, str, Fill, Column]] = []
_tabs: list[tuple[int, Tabs]] = []
_acts: list[tuple[int, Acts]] = []


def add_source(tell: Source) -> None:
    """Register `fn(case, viewer) -> [TimelineEvent, …]`."""
    _sources.append(tell)


def add_panel(order: int, template: str, fill: Fill, column: Column = "main") -> None:
    """Register a card; `fill(case, viewer)` returns its context, or None: no card.

    The context reaches the template as `panel`, beside `case`.
    """
    _panels.append((order, template, fill, column))


def add_tabs(order: int, tell: Tabs) -> None:
    """Register `fn(case, viewer) -> [(label, url), …]` for the tabs of a family."""
    _tabs.append((order, tell))


def add_acts(order: int, tell: Acts) -> None:
    """Register `fn(case, viewer) -> [Link, …]`: buttons beside the children's names.

    The one with the lowest order is drawn as the main button.
    """
    _acts.append((order, tell))


def acts_of(case: Case, *, viewer: Account) -> list[parts.Link]:
    ordered = sorted(_acts, key=lambda acts: acts[0])
    return [link for _, tell in ordered for link in tell(case, viewer)]


def panels_of(case: Case, *, viewer: Account, column: Column) -> list[Panel]:
    """Return the cards of one column, in their order."""
    wanted = sorted(
        (p for p in _panels if p[3] == column), key=lambda panel: (panel[0], panel[1])
    )
    filled = [(template, fill(case, viewer)) for _, template, fill, _ in wanted]
    return [Panel(template, told) for template, told in filled if told is not None]


def tabs_of(case: Case, *, viewer: Account, here: str) -> list[dict[str, object]]:
    """Return the tabs as the page's menu takes them. `here`: the page's own address."""
    ordered = sorted(_tabs, key=lambda tabs: tabs[0])
    return [
        {"label": label, "url": url, "current": url == here}
        for _, tell in ordered
        for label, url in tell(case, viewer)
    ]


def days_of(
    case: Case, *, viewer: Account, older: bool = False
) -> tuple[list[parts.TimelineDay], bool]:
    """
    Return the events under the day on which they happened (London), newest first.

    The second value says whether older events were left out.
    """
    events = [event for tell in _sources for event in tell(case, viewer)]
    events.sort(key=lambda event: event.at, reverse=True)
    shown = events if older else events[:SHOWN_AT_FIRST]
    days: dict[str, list[parts.TimelineEvent]] = {}
    for event in shown:
        wall = clock.london(event.at)
        day = f"{wall:%A} {wall.day} {wall:%B %Y}"
        if wall.date() == clock.today():
            day = f"Today, {day}"
        days.setdefault(day, []).append(_drawn(event))
    drawn = [parts.TimelineDay(title, tuple(found)) for title, found in days.items()]
    return drawn, len(shown) < len(events)


def _drawn(event: TimelineEvent) -> parts.TimelineEvent:
    when = [f"{clock.london(event.at):%H:%M}"] if event.timed else []
    when += [f"by {event.by}"] if event.by else []
    return parts.TimelineEvent(
        event.title, " · ".join(when), event.text, event.icon, event.tone, event.link
    )
