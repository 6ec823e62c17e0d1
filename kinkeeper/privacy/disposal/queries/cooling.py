"""The days in which both people can change their mind."""

from datetime import date, datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.models import Item


def cooled_off(today: date) -> list[Item]:
    """Return the agreed items whose cooling-off has passed, the first agreed first."""
    agreed_before = clock.moment(today - _cooling_off() + timedelta(days=1), 0)
    return list(
        Item.objects.filter(
            state=Item.State.APPROVED, approved_at__lt=agreed_before
        ).order_by("approved_at", "pk")
    )


def goes_on(approved_at: datetime) -> date:
    """Return the night on which an agreed record goes."""
    return clock.london(approved_at).date() + _cooling_off()


def _cooling_off() -> timedelta:
    """Both people have these days to change their mind, inside the days of grace."""
    return timedelta(days=edition.in_force().practice.disposal_cooling_days)
