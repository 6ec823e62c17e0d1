from kinkeeper.safeguarding.models.concern import Concern

__all__ = ["Concern"]
