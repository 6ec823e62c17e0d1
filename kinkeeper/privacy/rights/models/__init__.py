from kinkeeper.privacy.rights.models.breach import Breach
from kinkeeper.privacy.rights.models.complaint import Complaint
from kinkeeper.privacy.rights.models.matter import Matter
from kinkeeper.privacy.rights.models.request import Clarification, RightsRequest

__all__ = ["Breach", "Clarification", "Complaint", "Matter", "RightsRequest"]
