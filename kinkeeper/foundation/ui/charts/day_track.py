"""
The day side by side: when each person of each family is in the building.

The upper bar is the child, the lower bar the visiting adult. The gap between their
ends is what keeps the two adults apart, so its minutes are written beside the bars.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from kinkeeper.foundation.ui.charts.axis import Axis, clock_words, percent
from kinkeeper.foundation.ui.parts import Tag

ROOM_FITS_FROM = 0.12
# Past this share of the axis there is no space for words to the right of a bar.
NO_SPACE_AFTER = 0.72
# More hours than this and every second one is named.
HOURS_NAMED = 8
BESIDE_THE_BAR = 8
BESIDE_THE_MINUTES = 28


class Presence(StrEnum):
    """What a bar means now."""

    HERE = "here"
    PLANNED = "planned"
    LATE = "late"
    NOT_COMING = "not-coming"


@dataclass(frozen=True)
class Stay:
    """A stretch in the building, in minutes since local midnight."""

    start: int
    end: int
    presence: Presence = Presence.PLANNED

    @property
    def words(self) -> str:
        """The stay as times: 09:15 to 11:15."""
        return f"{clock_words(self.start)} to {clock_words(self.end)}"


@dataclass(frozen=True)
class DayRow:
    """One family today. Leave `adult` out for a family where only the child comes."""

    callsign: str
    mode: str
    child: Stay | None
    adult: Stay | None
    room: str
    tag: Tag
    note: str = ""
    url: str = ""


@dataclass(frozen=True)
class Day:
    """All families of the day on one axis."""

    axis: Axis
    rows: Sequence[DayRow]


@dataclass(frozen=True)
class Bar:
    """A bar as drawn."""

    x: str
    width: str
    presence: Presence
    look: str
    dashes: str


@dataclass(frozen=True)
class Gap:
    """Minutes written beside a bar, right-aligned before it or left-aligned after."""

    x: str
    minutes: int
    before: bool


@dataclass(frozen=True)
class RowDrawing:
    """One family's bars with the sentence that says the same."""

    row: DayRow
    sentence: str
    child: Bar | None
    adult: Bar | None
    gaps: tuple[Gap, ...]
    room_x: str
    room_inside: bool
    room_before: bool

    @property
    def room_dx(self) -> int:
        """How far the room's name stands from its place: inside, before or after."""
        if self.room_inside and not self.room_before:
            return 10
        away = BESIDE_THE_MINUTES if self.gaps else BESIDE_THE_BAR
        return -away if self.room_before else away


@dataclass(frozen=True)
class Hour:
    """A full hour on the axis."""

    x: str
    words: str
    anchor: str


def hours(axis: Axis) -> list[Hour]:
    """Return the hour marks; the outermost are aligned inwards so none is cut."""
    marks = []
    every = axis.hours()
    step = 2 if len(every) > HOURS_NAMED else 1
    for minutes in every[::step]:
        share = axis.share(minutes)
        anchor = {0.0: "start", 1.0: "end"}.get(share, "middle")
        marks.append(Hour(percent(share), clock_words(minutes), anchor))
    return marks


def draw(row: DayRow, axis: Axis) -> RowDrawing:
    """Return one family's bars on the axis."""
    child, adult = row.child, row.adult
    width = axis.share(child.end) - axis.share(child.start) if child else 0.0
    inside = width >= ROOM_FITS_FROM
    before = child is not None and not inside and axis.share(child.end) > NO_SPACE_AFTER
    room_at = 0
    if child is not None:
        room_at = child.start if inside or before else child.end
    return RowDrawing(
        row=row,
        sentence=_sentence(row),
        child=_bar(child, axis, "pine"),
        adult=_bar(adult, axis, "slate"),
        gaps=_gaps(child, adult, axis),
        room_x=axis.at(room_at),
        room_inside=inside,
        room_before=before,
    )


def _bar(stay: Stay | None, axis: Axis, tone: str) -> Bar | None:
    if stay is None:
        return None
    width = axis.share(stay.end) - axis.share(stay.start)
    look, dashes = {
        Presence.HERE: (f"f-{tone}", ""),
        Presence.PLANNED: (f"f-{tone}-t k-{tone}", ""),
        Presence.LATE: ("f-clay-t k-clay", "5 4"),
        Presence.NOT_COMING: ("f-none k-edge", "4 4"),
    }[stay.presence]
    return Bar(axis.at(stay.start), percent(width), stay.presence, look, dashes)


def _gaps(child: Stay | None, adult: Stay | None, axis: Axis) -> tuple[Gap, ...]:
    if child is None or adult is None or Presence.NOT_COMING in _states(child, adult):
        return ()
    if adult.start > child.end or child.start > adult.end:
        return ()
    return (
        Gap(axis.at(child.start), abs(child.start - adult.start), before=True),
        Gap(axis.at(child.end), abs(adult.end - child.end), before=False),
    )


def _states(*stays: Stay) -> set[Presence]:
    return {stay.presence for stay in stays}


def _sentence(row: DayRow) -> str:
    parts = []
    if row.adult:
        parts.append(f"visiting adult {_doing(row.adult)}")
    if row.child:
        where = f" in {row.room}" if row.room else ""
        parts.append(f"child {_doing(row.child)}{where}")
    return f"{row.callsign}: {'; '.join(parts) or 'nobody expected'}."


def _doing(stay: Stay) -> str:
    if stay.presence is Presence.NOT_COMING:
        return "not coming"
    verbs = {Presence.HERE: "here", Presence.LATE: "late, planned"}
    return f"{verbs.get(stay.presence, 'planned')} {stay.words}"
