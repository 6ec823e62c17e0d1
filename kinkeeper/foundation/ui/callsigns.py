"""
Call-signs: a word, a shape and a colour that stand for a family on a screen.

Initials identify people in a small town, so staff screens show these instead.
Every word is a kind or neutral one from nature, easy to say and to hear, and no
two share both shape and colour. A family gets a new word when it asks.
"""

from dataclasses import dataclass
from typing import Final

SHAPES: Final[dict[str, str]] = {
    "arch": "M8 23.5V16a8 8 0 0 1 16 0v7.5z",
    "circle": "M16 9.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z",
    "diamond": "M16 6.5l9.5 9.5-9.5 9.5L6.5 16z",
    "drop": "M16 6c5 4 7 7.5 7 11a7 7 0 0 1-14 0c0-3.5 2-7 7-11z",
    "hexagon": "M12 7h8l5 9-5 9h-8l-5-9z",
    "square": "M9 11a2 2 0 0 1 2-2h10a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H11a2 2 0 0 1-2-2z",
    "star": "M16 6l3 7 7 3-7 3-3 7-3-7-7-3 7-3z",
    "triangle": "M16 7l9 16H7z",
    "wave": "M7 12.5c3-3 6-3 9 0s6 3 9 0v5c-3 3-6 3-9 0s-6-3-9 0z",
    "wedge": "M7 9h18l-9 15z",
}
TONES: Final = ("pine", "slate", "clay", "leaf", "plum", "honey", "soft")


@dataclass(frozen=True)
class Callsign:
    """One word with the picture that goes with it."""

    word: str
    shape: str
    tone: str


CALLSIGNS: Final[tuple[Callsign, ...]] = (
    Callsign("Acorn", "triangle", "slate"),
    Callsign("Alder", "drop", "pine"),
    Callsign("Aspen", "wedge", "clay"),
    Callsign("Avocet", "arch", "leaf"),
    Callsign("Barley", "wave", "plum"),
    Callsign("Bilberry", "star", "soft"),
    Callsign("Bracken", "circle", "pine"),
    Callsign("Brook", "diamond", "slate"),
    Callsign("Bunting", "square", "clay"),
    Callsign("Campion", "drop", "leaf"),
    Callsign("Cedar", "triangle", "plum"),
    Callsign("Chestnut", "wedge", "honey"),
    Callsign("Clover", "arch", "soft"),
    Callsign("Cornflower", "wave", "pine"),
    Callsign("Curlew", "hexagon", "slate"),
    Callsign("Dipper", "circle", "leaf"),
    Callsign("Dunlin", "square", "honey"),
    Callsign("Dunnock", "drop", "soft"),
    Callsign("Elm", "triangle", "pine"),
    Callsign("Fern", "triangle", "leaf"),
    Callsign("Finch", "arch", "clay"),
    Callsign("Firecrest", "wave", "leaf"),
    Callsign("Goldcrest", "hexagon", "plum"),
    Callsign("Grebe", "star", "honey"),
    Callsign("Harebell", "circle", "soft"),
    Callsign("Heron", "diamond", "plum"),
    Callsign("Hornbeam", "diamond", "pine"),
    Callsign("Kestrel", "wedge", "slate"),
    Callsign("Kingfisher", "square", "slate"),
    Callsign("Lapwing", "drop", "clay"),
    Callsign("Larch", "wedge", "plum"),
    Callsign("Lark", "arch", "honey"),
    Callsign("Linden", "wave", "soft"),
    Callsign("Linnet", "star", "clay"),
    Callsign("Mallow", "hexagon", "pine"),
    Callsign("Maple", "hexagon", "honey"),
    Callsign("Marten", "star", "slate"),
    Callsign("Meadow", "circle", "clay"),
    Callsign("Moss", "diamond", "leaf"),
    Callsign("Nuthatch", "drop", "honey"),
    Callsign("Oak", "triangle", "soft"),
    Callsign("Osprey", "wedge", "pine"),
    Callsign("Otter", "wave", "clay"),
    Callsign("Pebble", "arch", "slate"),
    Callsign("Petrel", "hexagon", "leaf"),
    Callsign("Pipit", "star", "plum"),
    Callsign("Plover", "circle", "honey"),
    Callsign("Poplar", "diamond", "soft"),
    Callsign("Primrose", "square", "pine"),
    Callsign("Puffin", "drop", "slate"),
    Callsign("Redstart", "triangle", "clay"),
    Callsign("Reed", "wedge", "leaf"),
    Callsign("River", "arch", "plum"),
    Callsign("Robin", "square", "plum"),
    Callsign("Rowan", "wave", "honey"),
    Callsign("Sanderling", "hexagon", "soft"),
    Callsign("Siskin", "star", "pine"),
    Callsign("Sorrel", "diamond", "clay"),
    Callsign("Sparrow", "square", "leaf"),
    Callsign("Spruce", "drop", "plum"),
    Callsign("Sycamore", "triangle", "honey"),
    Callsign("Teal", "wedge", "soft"),
    Callsign("Turnstone", "arch", "pine"),
    Callsign("Wren", "circle", "slate"),
)
_BY_WORD: Final = {callsign.word: callsign for callsign in CALLSIGNS}


def by_word(word: str) -> Callsign | None:
    """Return the call-sign for `word` (exact spelling), or None if it is not ours."""
    return _BY_WORD.get(word)
