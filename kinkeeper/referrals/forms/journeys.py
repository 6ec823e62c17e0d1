"""Which pages belong to which form."""

from kinkeeper.referrals.forms.family import FAMILY
from kinkeeper.referrals.forms.professional import PROFESSIONAL
from kinkeeper.referrals.forms.steps import Journey
from kinkeeper.referrals.models import Draft
from kinkeeper.referrals.queries.drafts import is_professional


def journey_of(draft: Draft) -> Journey:
    """Return the pages of a form that is being filled in."""
    return PROFESSIONAL if is_professional(draft) else FAMILY
