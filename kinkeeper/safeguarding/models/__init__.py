from kinkeeper.safeguarding.models.accident import Accident
from kinkeeper.safeguarding.models.concern import Concern

__all__ = ["Accident", "Concern"]
