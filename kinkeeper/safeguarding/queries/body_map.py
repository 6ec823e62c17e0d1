"""A body from the front and from the back, with the marks that somebody saw."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kinkeeper.rules.safeguarding.body import PARTS, View, parts_of
from kinkeeper.safeguarding.queries.told import Line

WIDTH, HEIGHT = 200, 408
TITLES = {View.FRONT: "Front", View.BACK: "Back"}
COLOURS = {
    "RED": "Red",
    "BLUE": "Blue or purple",
    "BROWN": "Brown or black",
    "YELLOW": "Yellow or green",
    "BROKEN": "The skin is broken",
    "OTHER": "Another colour, or none",
}
SAID = {
    "seen_by": "Who saw it",
    "child_words": "The child’s own words",
    "adult_words": "What the adult said",
    "told": "Who was told, and when",
}
# Where each part is drawn: left, top, width, height, round corners. What a person has
# on their right is on the left of a picture from the front.
_MIDDLE = {
    "FOREHEAD": (76, 6, 48, 26, 18),
    "MOUTH": (84, 58, 32, 16, 8),
    "NECK": (90, 74, 20, 14, 4),
    "CHEST": (68, 104, 64, 48, 12),
    "BELLY": (70, 152, 60, 46, 12),
    "GROIN": (72, 198, 56, 28, 12),
    "HEAD_BACK": (76, 6, 48, 68, 24),
    "NECK_BACK": (90, 74, 20, 14, 4),
    "UPPER_BACK": (62, 88, 76, 62, 16),
    "LOWER_BACK": (70, 150, 60, 42, 12),
    "BOTTOM": (70, 192, 60, 36, 16),
}
# Drawn on the picture's left, and mirrored on its right.
_PAIRS = {
    "FACE": (76, 32, 24, 26, 6),
    "SHOULDER": (50, 88, 48, 16, 8),
    "UPPER_ARM": (46, 106, 20, 54, 10),
    "FOREARM": (40, 160, 18, 52, 9),
    "HAND": (36, 212, 20, 28, 9),
    "THIGH": (72, 228, 27, 62, 12),
    "KNEE": (74, 290, 24, 22, 10),
    "SHIN": (75, 312, 22, 64, 10),
    "FOOT": (68, 378, 30, 22, 9),
    "ARM_BACK": (40, 96, 20, 62, 10),
    "ELBOW": (36, 158, 18, 54, 9),
    "HAND_BACK": (32, 212, 20, 28, 9),
    "THIGH_BACK": (72, 230, 27, 72, 12),
    "CALF": (74, 304, 23, 72, 11),
    "HEEL": (72, 378, 26, 22, 9),
}


@dataclass(frozen=True)
class Region:
    """One part as a rounded box."""

    part: str
    name: str
    x: int
    y: int
    width: int
    height: int
    round: int

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


@dataclass(frozen=True)
class Pin:
    """The number of a mark, where it is drawn."""

    number: int
    x: int
    y: int

    @property
    def baseline(self) -> int:
        return self.y + 4


@dataclass(frozen=True)
class Drawing:
    """One side of the body. `sentence` says the same as the picture."""

    title: str
    sentence: str
    regions: Sequence[Region]
    pins: Sequence[Pin]
    width: int = WIDTH
    height: int = HEIGHT


@dataclass(frozen=True)
class MarkLine:
    """One mark in words."""

    number: int
    part: str
    words: str


@dataclass(frozen=True)
class BodyMap:
    """All that was seen, in the order in which it was written down."""

    drawings: Sequence[Drawing]
    marks: Sequence[MarkLine]
    entries: Sequence[tuple[str, Sequence[Line]]]


def body_map(said: Mapping[str, Any]) -> BodyMap:
    """Return the map of what lies sealed under `maps`; empty when nothing does."""
    entries = said.get("maps", [])
    seen = [mark for entry in entries for mark in entry.get("marks", [])]
    numbered = list(enumerate(seen, start=1))
    return BodyMap(
        drawings=[_drawing(view, numbered) for view in View],
        marks=[_line(number, mark) for number, mark in numbered],
        entries=[(f"{entry['at']}, {entry['by']}", _said(entry)) for entry in entries],
    )


def colour_choices() -> list[tuple[str, str]]:
    return list(COLOURS.items())


def part_choices() -> list[tuple[str, str]]:
    """Return every part by name, the front first."""
    return [
        (part.code, f"{TITLES[part.view]}: {part.name.lower()}")
        for part in PARTS.values()
    ]


def _drawing(view: View, numbered: Iterable[tuple[int, Mapping[str, str]]]) -> Drawing:
    regions = {part.code: _region(part.code, view) for part in parts_of(view)}
    here = [(number, mark) for number, mark in numbered if mark["part"] in regions]
    names = "; ".join(f"{n} {PARTS[mark['part']].name.lower()}" for n, mark in here)
    told = f"Marks: {names}." if here else "No marks."
    return Drawing(
        title=TITLES[view],
        sentence=f"{TITLES[view]} of the body. {told}",
        regions=list(regions.values()),
        pins=_pins(regions, here),
    )


def _pins(
    regions: Mapping[str, Region], here: Iterable[tuple[int, Mapping[str, str]]]
) -> list[Pin]:
    """Return the numbers; several on one part stand beside each other."""
    pins: list[Pin] = []
    on_part: dict[str, int] = {}
    for number, mark in here:
        x, y = regions[mark["part"]].middle
        before = on_part.get(mark["part"], 0)
        on_part[mark["part"]] = before + 1
        pins.append(Pin(number, x + 13 * before, y))
    return pins


def _region(code: str, view: View) -> Region:
    name = PARTS[code].name
    if code in _MIDDLE:
        return Region(code, name, *_MIDDLE[code])
    pair, _, side = code.rpartition("_")
    x, y, width, height, corners = _PAIRS[pair]
    on_the_left = (side == "R") is (view is View.FRONT)
    x = x if on_the_left else WIDTH - x - width
    return Region(code, name, x, y, width, height, corners)


def _line(number: int, mark: Mapping[str, str]) -> MarkLine:
    told = (COLOURS.get(mark.get("colour", ""), ""), mark.get("size", ""))
    words = ", ".join(part for part in (*told, mark.get("looks", "")) if part)
    return MarkLine(number, PARTS[mark["part"]].name, words)


def _said(entry: Mapping[str, Any]) -> Sequence[Line]:
    found = [Line(words, str(entry.get(name) or "")) for name, words in SAID.items()]
    return [line for line in found if line.words]
