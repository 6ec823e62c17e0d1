from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions.commands.begin_session import begin_session
from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.commands.end_session import end_session
from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.mark_left import mark_left
from kinkeeper.contact_sessions.commands.move_to_room import move_to_room
from kinkeeper.contact_sessions.models import LateMark
from kinkeeper.contact_sessions.queries.waiting_lines import (
    is_too_old,
    time_on_devices,
)
from kinkeeper.contact_sessions.queries.waiting_marks import Mark
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.once import RepeatedError
from kinkeeper.foundation.audit.trail import RefusedError

Act = LateMark.Act
AT_A_DOOR: dict[str, Callable[..., None]] = {
    Act.ARRIVED: mark_arrived,
    Act.LEFT: mark_left,
    Act.ROOM: move_to_room,
}
IN_THE_ROOM: dict[str, Callable[..., None]] = {
    Act.BEGIN: begin_session,
    Act.END: end_session,
}
MAY_HOLD = (Act.ARRIVED, Act.LEFT)
# Whoever tapped so long ago is still looking at the page, and can be asked.
AT_ONCE = timedelta(seconds=60)


def take_in_mark(*, key: UUID, mark: Mark, by: Account, now: datetime) -> bool:
    """
    Carry out a mark with the time at which it was made. Sent twice, it counts once.

    Return False when it came late and contradicts what has happened since: then it is
    kept beside the register for somebody to look at. Raises RefusedError for what was
    tapped a moment ago and is not possible, for somebody who does not keep this
    register, and for a mark older than a tablet may hold one.
    """
    if is_too_old(mark.at, now):
        raise RefusedError(
            f"This mark is older than {time_on_devices()} and was not taken in."
        )
    if LateMark.objects.filter(key=key).exists():
        return False
    try:
        carry_out(mark, by=by, once=key)
    except RepeatedError:
        return True
    except RefusedError as refused:
        if now - mark.at <= AT_ONCE:
            raise
        return _kept(key=key, mark=mark, why=str(refused), by=by, now=now)
    return True


def carry_out(
    mark: Mark, *, by: Account, once: UUID | None = None, reason: str = ""
) -> None:
    """Run the command of a mark, as if the page had just sent it."""
    if mark.act in IN_THE_ROOM:
        IN_THE_ROOM[mark.act](session=mark.session, at=mark.at, by=by, once=once)
        return
    held = {"override": reason} if mark.act in MAY_HOLD else {}
    AT_A_DOOR[mark.act](presence=mark.presence, at=mark.at, by=by, once=once, **held)


def _kept(*, key: UUID, mark: Mark, why: str, by: Account, now: datetime) -> bool:
    """Keep a contradiction. The other tab may have been faster: it stands once."""
    keep = partial(_keep, key=key, mark=mark, why=why, by=by, now=now)
    try:
        with transaction.atomic():
            keep()
    except IntegrityError:
        if not LateMark.objects.filter(key=key).exists():
            raise
    return False


@trail.command
def _keep(*, key: UUID, mark: Mark, why: str, by: Account, now: datetime) -> None:
    check_keeper(mark.session, by=by, at=mark.at)
    LateMark.objects.create(
        key=key,
        session=mark.session,
        side=mark.side,
        act=mark.act,
        made_at=mark.at,
        came_at=now,
        by=by,
        why=why,
    )
    trail.record(
        "session.mark_came_late",
        about=mark.session,
        by=by,
        case_key=mark.session.case.key,
        detail={"side": mark.side, "act": mark.act},
    )
