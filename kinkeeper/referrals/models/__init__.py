from kinkeeper.referrals.models.draft import Draft
from kinkeeper.referrals.models.invitation import Invitation
from kinkeeper.referrals.models.previsit import PreVisit
from kinkeeper.referrals.models.professional import ProfessionalForm
from kinkeeper.referrals.models.referral import Decision, Referral, SideForm
from kinkeeper.referrals.models.risk import RiskAssessment

__all__ = [
    "Decision",
    "Draft",
    "Invitation",
    "PreVisit",
    "ProfessionalForm",
    "Referral",
    "RiskAssessment",
    "SideForm",
]
