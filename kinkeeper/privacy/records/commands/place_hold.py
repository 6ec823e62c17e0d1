from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.policy import edition
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Hold
from kinkeeper.rules.dates import add_months

WHY = "This was put on hold."


@trail.command
def place_hold(  # noqa: PLR0913
    *,
    case: Case,
    kind: str,
    reason: str,
    review_on: date,
    by: Account,
    now: datetime,
    record: str = "",
    once: UUID | None = None,
) -> Hold:
    """
    Stop the disposal of a case, or of one record of it, from today (C-8).

    Queued and agreed disposals are taken out at once. Raises RefusedError when the
    person may not, or the day to look again lies outside the next twelve months.
    """
    once_only.claim(once, by=by)
    today = clock.london(now).date()
    if not by.may(Power.HOLDS_PLACE):
        raise RefusedError("Only the records lead or a manager may place a hold.")
    if not reason.strip():
        raise RefusedError("Say why the record must be kept.")
    months = edition.in_force().practice.hold_review_months
    if not today < review_on <= add_months(today, months):
        raise RefusedError(
            f"Choose a day within the next {months} months to look again."
        )
    case = obligations.locked(case)
    hold = Hold.objects.create(
        kind=Hold.Kind(kind),
        case=case,
        record=record,
        from_on=today,
        review_on=review_on,
        reason=reason.strip(),
        placed_by_id=by.pk,
    )
    trail.record(
        "hold.placed", about=hold, by=by, case_key=case.key, detail={"kind": kind}
    )
    obligations.refresh(case=case, now=now)
    held = [record] if record else _records_of(case)
    for each in held:
        obligations.tell(obligations.Change(case, each, WHY))
    return hold


def _records_of(case: Case) -> list[str]:
    return list(case.obligations.values_list("record", flat=True).distinct())
