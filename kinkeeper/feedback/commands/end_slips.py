from datetime import date

from kinkeeper.feedback.models import Slip
from kinkeeper.foundation.audit import trail


@trail.command
def end_slips(*, today: date) -> int:
    """Destroy the slips that nobody used in time. Returns how many."""
    gone, _ = Slip.objects.filter(expires_on__lt=today).delete()
    trail.record(
        "feedback.slips_ended", about="feedback", by=None, detail={"number": gone}
    )
    return gone
