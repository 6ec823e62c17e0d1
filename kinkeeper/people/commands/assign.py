"""Giving a worker the need to know."""

from datetime import date

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.people.models import Assignment, Case


def assign(
    *, case: Case, account: Account, from_on: date, to_on: date, by: Account
) -> Assignment:
    """
    Let a worker see a case from one day to another, both included.

    Part of a caller's command: the caller has checked that `by` may do this.
    """
    found, made = Assignment.objects.get_or_create(
        case=case, account=account, from_on=from_on, to_on=to_on
    )
    if made:
        trail.record(
            "case.assigned",
            about=case,
            by=by,
            case_key=case.key,
            detail={"worker": account.pk, "from": str(from_on), "to": str(to_on)},
        )
    return found


def end_assignments(*, case: Case, account: Account, last_on: date) -> None:
    """
    Let a worker's need to know a case end after a day; what begins later goes away.

    Part of a caller's command, which records it.
    """
    found = Assignment.objects.filter(case=case, account=account, to_on__gt=last_on)
    found.filter(from_on__gt=last_on).delete()
    found.update(to_on=last_on)
