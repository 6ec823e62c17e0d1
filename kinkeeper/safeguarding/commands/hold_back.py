"""The switch on a case that keeps its reports in the building."""

from django.db.models import F

from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.safeguarding.models import Concern


def hold_back(concern: Concern, blocked: bool) -> Case:
    """Turn the switch. Raises RefusedError when it stands there already."""
    if concern.case is None:
        raise RefusedError("This concern is not about one family.")
    turned = Case.objects.filter(
        pk=concern.case.pk, releases_blocked=not blocked
    ).update(releases_blocked=blocked, version=F("version") + 1)
    if not turned:
        raise RefusedError("That has been decided already.")
    concern.case.releases_blocked = blocked
    return concern.case
