from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.commands.take_in_mark import carry_out
from kinkeeper.contact_sessions.models import LateMark
from kinkeeper.contact_sessions.queries.waiting_marks import Mark
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def settle_late_mark(
    *,
    late: LateMark,
    mark: Mark | None,
    reason: str = "",
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    Say what is right about a mark that came late: once, and it stays on the register.

    With `mark`, what was marked is written in with its own time and in the name of who
    marked it; `reason` is needed when a door was on hold. Without, what stood is right.
    Raises RefusedError when it cannot be written in, or somebody was faster.
    """
    once_only.claim(once, by=by)
    check_keeper(late.session, by=by, at=now)
    outcome = LateMark.Outcome.WRITTEN_IN if mark else LateMark.Outcome.PUT_AWAY
    settled = LateMark.objects.filter(
        pk=late.pk, outcome=LateMark.Outcome.WAITING
    ).update(outcome=outcome, settled_at=now, settled_by=by)
    if not settled:
        raise RefusedError("Somebody has looked at this already.")
    if mark is not None:
        carry_out(mark, by=late.by, reason=reason)
    trail.record(
        "session.late_mark_settled",
        about=late.session,
        by=by,
        case_key=late.session.case.key,
        detail={"side": late.side, "act": late.act, "outcome": outcome.value},
    )
