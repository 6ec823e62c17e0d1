from kinkeeper.referrals.models.agreement import (
    AgreementDoubt,
    AgreementText,
    SignedAgreement,
)
from kinkeeper.referrals.models.attachment import Attachment
from kinkeeper.referrals.models.draft import Draft
from kinkeeper.referrals.models.enquiry import Enquiry
from kinkeeper.referrals.models.fee import FeeArrangement
from kinkeeper.referrals.models.invitation import Invitation
from kinkeeper.referrals.models.previsit import PreVisit
from kinkeeper.referrals.models.professional import ProfessionalForm
from kinkeeper.referrals.models.referral import Decision, Referral, SideForm
from kinkeeper.referrals.models.review import ClosingList, Review, ReviewTalk
from kinkeeper.referrals.models.risk import RiskAssessment
from kinkeeper.referrals.models.telling import Telling
from kinkeeper.referrals.models.waiting import WaitingPlace

__all__ = [
    "AgreementDoubt",
    "AgreementText",
    "Attachment",
    "ClosingList",
    "Decision",
    "Draft",
    "Enquiry",
    "FeeArrangement",
    "Invitation",
    "PreVisit",
    "ProfessionalForm",
    "Referral",
    "Review",
    "ReviewTalk",
    "RiskAssessment",
    "SideForm",
    "SignedAgreement",
    "Telling",
    "WaitingPlace",
]
