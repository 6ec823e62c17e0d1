from django.db import transaction

from kinkeeper.foundation.audit import trail
from kinkeeper.statistics.models import Tally
from kinkeeper.statistics.queries.counting import EVERYTHING
from kinkeeper.statistics.queries.periods import Period


@trail.command
def count_period(*, period: Period) -> int:
    """Count a period anew, in place of what was counted before. Returns the rows."""
    rows = [
        Tally(
            first_day=period.first_day,
            months=period.months,
            measure=each.measure,
            service=each.service,
            category=each.category,
            count=each.count,
        )
        for counting in EVERYTHING
        for each in counting(period)
    ]
    with transaction.atomic():
        Tally.objects.filter(first_day=period.first_day, months=period.months).delete()
        Tally.objects.bulk_create(rows)
    trail.record("statistics.counted", about=f"period:{period.code}", by=None)
    return len(rows)
