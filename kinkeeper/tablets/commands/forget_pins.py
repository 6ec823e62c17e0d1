from datetime import date

from kinkeeper.foundation.audit import trail
from kinkeeper.tablets.models import Pin


def forget_pins(*, today: date) -> int:
    """Delete the PINs of the days before. Returns how many there were."""
    old = Pin.objects.filter(set_on__lt=today)
    return _forget(old.count(), today) if old.exists() else 0


@trail.command
def _forget(count: int, today: date) -> int:
    Pin.objects.filter(set_on__lt=today).delete()
    trail.record("pin.forgotten", about="pins", by=None, detail={"pins": count})
    return count
