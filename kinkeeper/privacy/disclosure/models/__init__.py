from kinkeeper.privacy.disclosure.models.message import SecureMessage
from kinkeeper.privacy.disclosure.models.release import Release
from kinkeeper.privacy.disclosure.models.request import ReportRequest

__all__ = ["Release", "ReportRequest", "SecureMessage"]
