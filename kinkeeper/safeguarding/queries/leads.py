from django.db.models import QuerySet

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import POWERS, Power


def leads() -> QuerySet[Account]:
    """Return everybody who leads on safeguarding today."""
    roles = [role for role, powers in POWERS.items() if Power.CONCERNS_LEAD in powers]
    return Account.objects.filter(
        is_active=True, grants__role__in=roles, grants__ended_on=None
    ).distinct()
