from kinkeeper.website.models.own_check import OwnCheck
from kinkeeper.website.models.promise import PromiseFinding, PromiseRun, PromiseState

__all__ = ["OwnCheck", "PromiseFinding", "PromiseRun", "PromiseState"]
