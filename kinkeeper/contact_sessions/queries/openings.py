"""The hours of the buildings, for who plans."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.http import Http404

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import ClosedDay, Opening, Session, Venue
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.axis import date_words

EVERY_BUILDING = "all"


@dataclass(frozen=True)
class Line:
    """One opening in the list."""

    opening: Opening
    hours: str
    takes: str
    when: str


@dataclass(frozen=True)
class Building:
    """One building with its openings. `lines` is empty when it keeps no hours."""

    venue: Venue
    lines: Sequence[Line]


@dataclass(frozen=True)
class ClosedLine:
    """One closed day in the list, and how many sessions are planned on it."""

    closed: ClosedDay
    words: str
    planned: int


def buildings(*, viewer: Account, today: date) -> list[Building]:
    """Return the openings that are kept today or later. Else 404."""
    _check(viewer)
    kept = Opening.objects.exclude(to_on__lt=today).order_by("weekday", "opens")
    by_venue: dict[int, list[Line]] = {}
    for opening in kept:
        by_venue.setdefault(opening.venue_id, []).append(_line(opening, today))
    return [
        Building(venue, by_venue.get(venue.pk, ()))
        for venue in Venue.objects.order_by("name")
    ]


def closed_days(*, viewer: Account, today: date) -> list[ClosedLine]:
    """Return the closed days to come, with what is planned on them. Else 404."""
    _check(viewer)
    days = list(ClosedDay.objects.filter(on__gte=today).select_related("venue"))
    planned = Session.objects.filter(
        held_on__in=[day.on for day in days], state=Session.State.PLANNED
    ).order_by("room__venue", "held_on")
    places = planned.values_list("room__venue", "held_on")
    counts = {place: len(list(found)) for place, found in groupby(places)}
    return [
        ClosedLine(
            day,
            f"{day.on:%A} {date_words(day.on)}",
            counts.get((day.venue_id, day.on), 0),
        )
        for day in days
    ]


def opening_by_number(number: int, *, viewer: Account) -> Opening:
    """Return one opening, or 404."""
    _check(viewer)
    found = Opening.objects.filter(pk=number).select_related("venue").first()
    if found is None:
        raise Http404
    return found


def closed_day_by_number(number: int, *, viewer: Account) -> ClosedDay:
    """Return one closed day, or 404."""
    _check(viewer)
    found = ClosedDay.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def venue_choices(*, every: bool = False) -> list[tuple[str, str]]:
    """Return the buildings to choose from; `every` adds all of them as one choice."""
    found = [(str(pk), name) for pk, name in _venues().values_list("pk", "name")]
    return [(EVERY_BUILDING, "All buildings"), *found] if every else found


def chosen_venues(choice: str) -> list[Venue]:
    """Return the buildings that a choice stands for."""
    every = choice == EVERY_BUILDING
    return list(_venues() if every else _venues().filter(pk=choice))


def _venues():  # type: ignore[no-untyped-def]
    return Venue.objects.order_by("name")


def _check(viewer: Account) -> None:
    if not permissions.may_plan(viewer):
        raise Http404


def _line(opening: Opening, today: date) -> Line:
    many, each = opening.families_at_once, opening.families_each_worker
    families = "one family" if many == 1 else f"{many} families"
    when = f"from {date_words(opening.from_on)} " if opening.from_on > today else ""
    when += f"until {date_words(opening.to_on)}" if opening.to_on else ""
    return Line(
        opening=opening,
        hours=f"{opening.opens:%H:%M} to {opening.closes:%H:%M}",
        takes=f"{families} at once, {each} for each worker{_team(opening)}",
        when=when.strip() or "every week",
    )


def _team(opening: Opening) -> str:
    """Return what else is asked of the team (R21), as the end of a sentence."""
    children, least = opening.children_each_worker, opening.least_workers
    words = [f"{children} children for each worker"] if children else []
    words += [f"at least {least} of the team"] if least else []
    return "".join(f", {each}" for each in words)
