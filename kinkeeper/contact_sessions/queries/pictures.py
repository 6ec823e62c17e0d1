"""The pictures with which a child may sign in. Our own drawings, on 48 by 48."""

from dataclasses import dataclass

from kinkeeper.contact_sessions.models import Presence

_SHAPES = {
    Presence.Picture.SUN: (
        "f-honey",
        "M24 12a12 12 0 1 0 0 24a12 12 0 1 0 0-24zM22 2h4v7h-4zM22 39h4v7h-4z"
        "M2 22h7v4H2zM39 22h7v4h-7z",
    ),
    Presence.Picture.STAR: (
        "f-clay",
        "M24 3l6 14 15 1-11 10 3 15-13-8-13 8 3-15L3 18l15-1z",
    ),
    Presence.Picture.BOAT: ("f-slate", "M22 4v24H8zM26 10v18h14zM4 32h40l-8 12H12z"),
    Presence.Picture.TREE: (
        "f-leaf",
        "M24 2l14 16h-7l9 12H27v14h-6V30H8l9-12h-7z",
    ),
    Presence.Picture.KITE: ("f-plum", "M24 2l14 16-14 18L10 18zM23 36h2v10h-2z"),
    Presence.Picture.FISH: (
        "f-pine",
        "M4 24c8-12 20-12 28-3l10-7v20l-10-7c-8 9-20 9-28-3z",
    ),
}


@dataclass(frozen=True)
class Drawn:
    """One picture: its code, its word, its colour and its outline."""

    code: str
    word: str
    fill: str
    outline: str


def pictures() -> list[Drawn]:
    """Return every picture that can be picked."""
    return [
        Drawn(picture.value, str(picture.label), *shape)
        for picture, shape in _SHAPES.items()
    ]


def drawn(code: str) -> Drawn | None:
    """Return one picture by its code; None for none."""
    return next((one for one in pictures() if one.code == code), None)
