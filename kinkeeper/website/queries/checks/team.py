"""Only people under an agreement see anything about a family."""

from datetime import datetime

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.models import Event
from kinkeeper.website.queries.finding import Finding, none_of


def agreement_before_access(now: datetime) -> Finding:
    """Nobody of the team did or saw anything without a signed agreement (P12b)."""
    team = Account.objects.filter(kind=Account.Kind.STAFF)
    unsigned = team.filter(confidentiality_signed_on=None)
    # The note that they were turned back is not access.
    acted = Event.objects.filter(by_id__in=unsigned.values("pk")).exclude(
        action="refused"
    )
    people = acted.values("by_id").distinct().count()
    return none_of(people, team.count(), "people acted without an agreement")


CHECKS = {"workforce.confidentiality_signed": agreement_before_access}
