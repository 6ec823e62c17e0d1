"""The data that components draw. Pages make these and hand them to a tag."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

Tone = Literal[
    "", "pine", "slate", "clay", "plum", "leaf", "honey", "red", "soft", "line"
]
ButtonKind = Literal["plain", "primary", "danger", "held", "link"]
Direction = Literal["in", "out"]
Mark = Literal["child-in", "child-out", "adult-in", "adult-out"]


@dataclass(frozen=True)
class Tag:
    """A short status: always a word, with a tone and an icon to find it by."""

    text: str
    tone: Tone = ""
    icon: str = ""


@dataclass(frozen=True)
class Act:
    """A button that changes something at once: a form of its own, sent by POST."""

    label: str
    url: str
    kind: ButtonKind = "plain"
    icon: str = ""
    about: str = ""
    fields: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """Words that lead to another page."""

    label: str
    url: str
    about: str = ""


@dataclass(frozen=True)
class DoorCard:
    """
    One arrival or departure on Today.

    `time` is 24-hour local time as shown, "10:45". `tone` is clay for the child and
    the adult they live with, slate for the visiting adult. When `held` is filled the
    main button is replaced by "On hold" with that reason.
    """

    callsign: str
    time: str
    direction: Direction
    who: str
    with_whom: str
    door: str
    tone: Tone
    tag: Tag
    url: str = ""
    late: bool = False
    act: Act | None = None
    second: Link | None = None
    held: str = ""


@dataclass(frozen=True)
class KeepInMind:
    """Something that must not be forgotten about a family."""

    headline: str
    detail: str
    icon: str
    tone: Tone


@dataclass(frozen=True)
class Way:
    """A way in which someone may, or may not, be contacted."""

    text: str
    icon: str


@dataclass(frozen=True)
class Side:
    """One side of a case on a staff page. Never show both outside staff pages."""

    name: str
    about: str
    ways: Sequence[Way] = ()


@dataclass(frozen=True)
class TimelineEvent:
    """Something that happened: what, when and by whom, and a little more."""

    title: str
    when: str
    text: str = ""
    icon: str = "check"
    tone: Tone = "pine"
    link: Link | None = None


@dataclass(frozen=True)
class TimelineDay:
    """The events of one day or week under its heading."""

    title: str
    events: Sequence[TimelineEvent]


@dataclass(frozen=True)
class PlanStep:
    """One step of a planned visit, in the order of the clock."""

    time: str
    mark: Mark
    text: str


@dataclass(frozen=True)
class Task:
    """Something to do, with its state in words. No url: not ready to be started."""

    name: str
    tag: Tag
    url: str = ""
    hint: str = ""


@dataclass(frozen=True)
class SummaryRow:
    """A question with its answer, and a way to change it. Line breaks are kept."""

    key: str
    value: str | Sequence[str]
    change_url: str = ""
    change_words: str = "Change"

    @property
    def lines(self) -> Sequence[str]:
        """The answer as lines; an empty answer says so in words."""
        lines = (self.value,) if isinstance(self.value, str) else self.value
        return [line for line in lines if line] or ["Not answered"]


@dataclass(frozen=True)
class Figure:
    """A number with the words that give it meaning."""

    number: str | int
    words: str


@dataclass(frozen=True)
class Cell:
    """A table cell: text, and if wanted a link, a tag or a call-sign instead."""

    text: str = ""
    url: str = ""
    tag: Tag | None = None
    callsign: str = ""
    small: str = ""


@dataclass(frozen=True)
class Column:
    """A table column: its heading, and whether it holds numbers."""

    label: str
    number: bool = False


@dataclass(frozen=True)
class DataTable:
    """
    A table whose first column names the row.

    `caption` says what the table holds; `caption_hidden` keeps it for screen readers
    where a heading above says the same.
    """

    caption: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Cell | str | int]]
    caption_hidden: bool = False

    def cells(self) -> list[list[tuple[Column, Cell]]]:
        """Return each row as pairs of column and cell, plain values made cells."""
        return [
            [
                (column, value if isinstance(value, Cell) else Cell(str(value)))
                for column, value in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]
