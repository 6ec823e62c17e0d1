"""What may be published about few people."""

from kinkeeper.rules.statistics.hiding import (
    FEWEST,
    Published,
    gives_away,
    nothing_of,
    published,
    tells_apart,
)

__all__ = [
    "FEWEST",
    "Published",
    "gives_away",
    "nothing_of",
    "published",
    "tells_apart",
]
