"""What is late at a moment: the promises of clause 11 and 13, asked of every row."""

from datetime import datetime

from kinkeeper.privacy.rights.models import Breach, Complaint, RightsRequest
from kinkeeper.privacy.rights.queries.clocks import is_late


def requests_late(now: datetime) -> list[str]:
    """Return the references of requests without an answer whose day has passed."""
    waiting = RightsRequest.objects.filter(answered_on=None, received_at__lte=now)
    found = waiting.prefetch_related("clarifications")
    return [each.reference for each in found if is_late(each, now=now)]


def complaints_late(now: datetime) -> list[str]:
    """Return the references of complaints that nobody acknowledged in time."""
    waiting = Complaint.objects.filter(acknowledged_on=None, received_at__lte=now)
    return [each.reference for each in waiting if is_late(each, now=now)]


def breaches_late(now: datetime) -> list[str]:
    """Return the references of breaches undecided, or told too late, after 72 hours."""
    known = Breach.objects.filter(aware_at__lte=now, anonymised_on=None, closed_on=None)
    return [each.reference for each in known if is_late(each, now=now)]
