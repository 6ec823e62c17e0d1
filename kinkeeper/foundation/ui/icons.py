"""Which icons there are: read once from the sprite itself."""

import re
from functools import cache
from pathlib import Path

SPRITE = Path(__file__).parent / "static" / "ui" / "icons.svg"


@cache
def icon_names() -> frozenset[str]:
    """Return the names of all icons in the sprite."""
    found = re.findall(r'<symbol id="i-([a-z-]+)"', SPRITE.read_text(encoding="utf-8"))
    return frozenset(found)
