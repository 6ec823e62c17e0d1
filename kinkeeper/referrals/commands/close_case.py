"""Closing a case: from this day its retention clock runs."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from uuid import UUID

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people import permissions
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals.commands.call_review import lapse_reviews
from kinkeeper.referrals.commands.leave_waiting_list import stop_waiting
from kinkeeper.referrals.models import ClosingList, WaitingPlace
from kinkeeper.referrals.permissions import may_close_regardless
from kinkeeper.referrals.queries.closing import INACTIVE, REASONS
from kinkeeper.rules.referrals import ending

# Apps above append `fn(case, today)`: a sentence when something stands in the way, ""
# when nothing does. A session that is still planned is such a thing.
guards: list[Callable[[Case, date], str]] = []


@trail.command
def close_case(  # noqa: PLR0913
    *,
    case: Case,
    reason: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
    checked: Sequence[str] = (),
    regardless: str = "",
) -> Case:
    """
    Close a case today, for one of the reasons of the list.

    `checked` are the codes of what was seen to before (`rules.referrals.ending`). When
    one is missing a manager may close it `regardless`, for a reason that is kept.

    Refuses while something is in the way, such as a session in the future. Raises
    StaleError when somebody changed the case meanwhile.
    """
    once_only.claim(once, by=by)
    if not permissions.may_close_cases(by):
        raise trail.RefusedError("Only a co-ordinator or manager can close a case.")
    if not case.is_open:
        raise trail.RefusedError("This case is closed already.")
    if reason not in REASONS:
        raise trail.RefusedError("Choose why the case is closed.")
    versions.advance(case, seen=version_seen)
    today = clock.london(now).date()
    in_the_way = [words for guard in guards if (words := guard(case, today))]
    if in_the_way:
        raise trail.RefusedError(" ".join(in_the_way))
    _keep_list(case, checked, regardless, by=by, today=today)
    end(case, reason=reason, on=today, now=now)
    trail.record(
        "case.closed",
        about=case,
        by=by,
        case_key=case.key,
        detail={"reason": reason, "checked": list(checked)},
    )
    return case


def _keep_list(
    case: Case, checked: Sequence[str], regardless: str, *, by: Account, today: date
) -> None:
    """Keep what was seen to. Raises RefusedError for what is missing without reason."""
    left = ending.missing(checked)
    if left and not (regardless.strip() and may_close_regardless(by)):
        words = " ".join(f"{ending.CHECKS[code]}." for code in left)
        raise trail.RefusedError(
            f"Before it closes, see to this, or a manager says why not: {words}"
        )
    kept = ClosingList(
        container=case.container,
        case=case,
        closed_on=today,
        checked=[code for code in ending.CHECKS if code in checked],
        missing=list(left),
        by=by,
    )
    kept.seal({"reason": regardless.strip() if left else ""})
    kept.save()


def end(case: Case, *, reason: str, on: date, now: datetime) -> None:
    """Write the closing into the row and its open spell. Part of a command."""
    case.closed_on = on
    case.closing_reason = reason
    case.stage = Case.Stage.CLOSED
    case.save(update_fields=["closed_on", "closing_reason", "stage"])
    case.spells.filter(closed_on=None).update(closed_on=on)
    stop_waiting(case, outcome=WaitingPlace.Outcome.ENDED, on=on)
    lapse_reviews(case, on=on)
    obligations.refresh(case=case, now=now)


@trail.command
def close_inactive_case(*, case: Case, on: date, now: datetime) -> None:
    """Close a case in which nothing happened for the time of the policy (C-10)."""
    end(case, reason=INACTIVE, on=on, now=now)
    trail.record("case.closed_inactive", about=case, by=None, case_key=case.key)
