from kinkeeper.privacy.records.models.hand_over import HandedOver, HandOver
from kinkeeper.privacy.records.models.hold import Hold, HoldStep
from kinkeeper.privacy.records.models.look import Look
from kinkeeper.privacy.records.models.obligation import Obligation
from kinkeeper.privacy.records.models.paper import PaperFile, PaperStep

__all__ = [
    "HandOver",
    "HandedOver",
    "Hold",
    "HoldStep",
    "Look",
    "Obligation",
    "PaperFile",
    "PaperStep",
]
