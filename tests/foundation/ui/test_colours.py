"""Text and shapes can be told from their ground, by day and by night."""

import re
from pathlib import Path

import pytest

from kinkeeper.foundation import ui

CSS = Path(ui.__file__).parent / "static/ui/css"
TONES = ("pine", "slate", "clay", "plum", "leaf", "red")


def tokens(text: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9A-Fa-f]{6});", text))


LIGHT = tokens((CSS / "tokens.css").read_text(encoding="utf-8"))
DARK_TEXT = (CSS / "dark.css").read_text(encoding="utf-8")
CHOSEN, FOLLOWED = DARK_TEXT.split("@media", 1)
DARK = {**LIGHT, **tokens(CHOSEN)}


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


TEXT = [
    *(
        (ink, ground)
        for ink in ("ink", "soft")
        for ground in ("paper", "surface", "sunk")
    ),
    *((tone, "surface") for tone in TONES),
    *((tone, f"{tone}-tint") for tone in TONES),
    *(("on-strong", tone) for tone in (*TONES, "pine-hover")),
    ("honey-ink", "honey-tint"),
    ("on-honey", "honey"),
    ("pine", "paper"),
    ("pine", "sunk"),
    ("soft", "red-wash"),
    ("surface", "ink"),
    *(("ink", f"{tone}-tint") for tone in (*TONES, "honey")),
]
SHAPES = [("edge", "surface"), ("edge", "paper")]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_text_can_be_read(theme, ink, ground):
    assert contrast(theme[ink], theme[ground]) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_the_edge_of_a_box_can_be_seen(theme, shape, ground):
    assert contrast(theme[shape], theme[ground]) >= 3


def test_the_dark_that_is_chosen_and_the_dark_of_the_system_are_one():
    assert tokens(CHOSEN) == tokens(FOLLOWED)
