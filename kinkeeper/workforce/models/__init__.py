from kinkeeper.workforce.models.applicant import Applicant
from kinkeeper.workforce.models.dbs import CertificateSight, DbsCertificate, DbsCheck
from kinkeeper.workforce.models.numbering import Series
from kinkeeper.workforce.models.paper import OF_FILE, PaperUse, StaffPaper
from kinkeeper.workforce.models.worker import Engagement, Worker

__all__ = [
    "OF_FILE",
    "Applicant",
    "CertificateSight",
    "DbsCertificate",
    "DbsCheck",
    "Engagement",
    "PaperUse",
    "Series",
    "StaffPaper",
    "Worker",
]
