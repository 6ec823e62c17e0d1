"""What the journal holds of each answer about a change of the policy (P12c)."""

from collections.abc import Iterator
from datetime import timedelta

from kinkeeper.foundation.recovery import register
from kinkeeper.foundation.recovery.register import Line
from kinkeeper.privacy.editions.models import ChangeAnswer

KIND = "policy_answer"
# Rows are not committed in the order of their moments.
LOOK_BACK = timedelta(days=1)


def lines() -> Iterator[Line]:
    """Yield answers that the journal may not hold yet, and those that ended."""
    since = register.last_written(KIND)
    found = ChangeAnswer.objects.select_related("case", "party", "given_by")
    if since is not None:
        found = found.filter(recorded_at__gte=since - LOOK_BACK)
    for each in found.order_by("recorded_at", "pk"):
        if each.party is None or each.given_by is None:
            continue
        yield Line(
            kind=KIND,
            key=str(each.key),
            at=each.recorded_at,
            said={
                "case": str(each.case.key),
                "party": str(each.party.key),
                "given_by": str(each.given_by.key),
                "edition": each.edition,
                "counts_for": each.counts_for,
                "wording": each.wording,
                "answer": each.answer,
                "capacity": each.capacity,
                "on_paper": each.on_paper,
                "answered_on": each.answered_on.isoformat(),
            },
        )
