from kinkeeper.referrals.models.draft import Draft
from kinkeeper.referrals.models.invitation import Invitation
from kinkeeper.referrals.models.previsit import PreVisit
from kinkeeper.referrals.models.referral import Decision, Referral, SideForm

__all__ = ["Decision", "Draft", "Invitation", "PreVisit", "Referral", "SideForm"]
