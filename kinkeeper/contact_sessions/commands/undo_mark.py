from datetime import datetime
from uuid import UUID

from django.db.models import F

from kinkeeper.contact_sessions.commands.check_door import open_register
from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.contact_sessions.queries.today import UNDO_FOR
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party

Place = Presence.Place


@trail.command
def undo_mark(
    *, presence: Presence, at: datetime, by: Account, once: UUID | None = None
) -> None:
    """
    Take back the last tap at a door. Two minutes, and only by the person who tapped.

    A session that ended because the child left runs on. The trail keeps both taps.
    """
    once_only.claim(once, by=by)
    session, group = open_register(presence, by=by, at=at)
    rows = Presence.objects.filter(pk__in=[one.pk for one in group])
    if all(one.left_at is not None for one in group):
        _check(group[0].left_at, group[0].left_by_id, at, by)
        back = {"left_at": None, "left_by": None, "version": F("version") + 1}
        rows.exclude(party__side=Party.Side.RESIDENT).update(place=Place.ROOM, **back)
        rows.filter(party__side=Party.Side.RESIDENT).update(place=Place.AWAY, **back)
        Session.objects.filter(pk=session.pk, ended_at=presence.left_at).update(
            state=Session.State.RUNNING, ended_at=None
        )
    else:
        _check(group[0].arrived_at, group[0].arrived_by_id, at, by)
        rows.update(
            place=Place.DUE,
            arrived_at=None,
            arrived_by=None,
            room_at=None,
            version=F("version") + 1,
        )
    trail.record(
        "session.mark_undone",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"side": presence.party.side},
    )


def _check(
    marked_at: datetime | None, marked_by: int | None, at: datetime, by: Account
) -> None:
    if marked_at is None:
        raise RefusedError("There is nothing to take back.")
    if marked_by != by.pk or at - marked_at > UNDO_FOR:
        raise RefusedError(
            "Only the person who tapped can take it back, for two minutes. "
            "Ask a co-ordinator to correct the register."
        )
