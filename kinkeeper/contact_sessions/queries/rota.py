"""Who works which opening, and who is away."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import Http404

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Away, Opening, Shift
from kinkeeper.contact_sessions.queries import calendar
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.axis import date_words

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class ShiftLine:
    """One worker on a rota."""

    shift: Shift
    name: str
    when: str
    is_open: bool


@dataclass(frozen=True)
class OpeningLine:
    """One opening with its rota; no lines when anybody may work it."""

    title: str
    shifts: Sequence[ShiftLine]


@dataclass(frozen=True)
class AwayLine:
    """Somebody's days away."""

    away: Away
    name: str
    when: str


def rota(*, viewer: Account, today: date) -> list[OpeningLine]:
    """Return the openings to come with who works them. Else 404."""
    _check(viewer)
    shifts: dict[int, list[ShiftLine]] = {}
    living = Shift.objects.exclude(to_on__lt=today).select_related("worker")
    for shift in living.order_by("worker__name", "from_on"):
        shifts.setdefault(shift.opening_id, []).append(_line(shift, today))
    return [
        OpeningLine(title_of(opening), shifts.get(opening.pk, ()))
        for opening in _openings(today)
    ]


def away_to_come(*, viewer: Account, today: date) -> list[AwayLine]:
    """Return who is away today or later: all for a planner, else one's own."""
    found = Away.objects.filter(to_on__gte=today).select_related("worker")
    if not permissions.may_plan(viewer):
        found = found.filter(worker=viewer)
    return [AwayLine(one, one.worker.short_name, _days(one)) for one in found]


def shift_by_number(number: int, *, viewer: Account) -> Shift:
    """Return one line of a rota, or 404."""
    _check(viewer)
    found = Shift.objects.filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def away_by_number(number: int, *, viewer: Account) -> Away:
    """Return somebody's days away: one's own, or anybody's for a planner. Else 404."""
    found = Away.objects.filter(pk=number).first()
    if found is None or not (
        permissions.may_plan(viewer) or found.worker_id == viewer.pk
    ):
        raise Http404
    return found


def worker_choices(*, viewer: Account) -> Choices:
    """Return for whom the viewer may speak: all workers for a planner, or oneself."""
    if permissions.may_plan(viewer):
        return calendar.worker_choices()
    return [(str(viewer.pk), viewer.name)]


def opening_choices(*, viewer: Account, today: date) -> Choices:
    """Return the openings to choose from. Else 404."""
    _check(viewer)
    return [(str(one.pk), title_of(one)) for one in _openings(today)]


def chosen_opening(pk: str) -> Opening:
    return Opening.objects.get(pk=pk)


def title_of(opening: Opening) -> str:
    hours = f"{opening.opens:%H:%M} to {opening.closes:%H:%M}"
    return f"{opening.get_weekday_display()}, {hours}, {opening.venue.name}"


def _openings(today: date) -> list[Opening]:
    kept = Opening.objects.exclude(to_on__lt=today).select_related("venue")
    return list(kept.order_by("venue__name", "weekday", "opens"))


def _check(viewer: Account) -> None:
    if not permissions.may_plan(viewer):
        raise Http404


def _line(shift: Shift, today: date) -> ShiftLine:
    when = f"from {date_words(shift.from_on)} " if shift.from_on > today else ""
    when += f"until {date_words(shift.to_on)}" if shift.to_on else ""
    return ShiftLine(shift, shift.worker.short_name, when.strip(), shift.to_on is None)


def _days(away: Away) -> str:
    if away.from_on == away.to_on:
        return date_words(away.from_on)
    return f"{date_words(away.from_on)} to {date_words(away.to_on)}"
