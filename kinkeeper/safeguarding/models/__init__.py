from kinkeeper.safeguarding.models.accident import Accident
from kinkeeper.safeguarding.models.concern import Concern
from kinkeeper.safeguarding.models.passed_on import Alert, OutsideReferral
from kinkeeper.safeguarding.models.reader import Named, Opening

__all__ = ["Accident", "Alert", "Concern", "Named", "Opening", "OutsideReferral"]
