"""What may be published about few people."""

from kinkeeper.rules.statistics.hiding import FEWEST, Published, published

__all__ = ["FEWEST", "Published", "published"]
