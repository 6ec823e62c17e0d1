from kinkeeper.privacy.records.models.hold import Hold
from kinkeeper.privacy.records.models.obligation import Obligation

__all__ = ["Hold", "Obligation"]
