"""Letters and texts that left long ago. Their words went when they were sent."""

from datetime import date, timedelta

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Letter, Outgoing, Text

_DONE = (Outgoing.State.SENT, Outgoing.State.GAVE_UP, Outgoing.State.RECALLED)


def forget_sent(through: date) -> int:
    """Forget what was queued up to a day in London and waits no more."""
    after = clock.moment(through + timedelta(days=1), 0)
    total = 0
    for sort in (Letter, Text):
        gone, _ = sort.objects.filter(state__in=_DONE, queued_at__lt=after).delete()
        total += gone
    return total
