"""
Forgetting old runs of the promise ledger, by the policy's own row.

What broke and what was mended stays in the audit trail; here only the detail ends.
"""

from datetime import datetime, timedelta

from django.db.models import Max, Q

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.policy import edition
from kinkeeper.website.models import OwnCheck, PromiseRun

# Findings are kept like other events of the system's own safety (P12a).
ROW = "sign_in"
# The runs of each hour tell little that the nights do not.
HOURS_KEPT = timedelta(days=14)


@trail.command
def forget_runs(*, now: datetime) -> int:
    """Delete the runs whose time is over, and old looks of our own but the last one.

    Returns how many runs went.
    """
    schedule = edition.in_force().schedule
    last = schedule.row(ROW).cutoff(clock.london(now).date(), schedule.settings)
    over = Q(why=PromiseRun.Why.HOUR, started_at__lt=now - HOURS_KEPT)
    if last is not None:
        over |= Q(started_at__lt=clock.moment(last, 0))
        # The last look of each sort says when the next one is due: it stays.
        newest = OwnCheck.objects.values("sort", "about").annotate(last=Max("pk"))
        old = OwnCheck.objects.filter(done_on__lt=last)
        old.exclude(pk__in=[each["last"] for each in newest]).delete()
    gone = PromiseRun.objects.filter(over)
    count = gone.count()
    gone.delete()
    trail.record(
        "promises.forgotten", about="promises", by=None, detail={"runs": count}
    )
    return count
