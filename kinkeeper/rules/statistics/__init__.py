"""What may be published about few people."""

from kinkeeper.rules.statistics.hiding import FEWEST, Published, gives_away, published

__all__ = ["FEWEST", "Published", "gives_away", "published"]
