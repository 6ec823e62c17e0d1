"""What every tap at a door looks at first. Part of marking who came and went."""

from datetime import datetime

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.emails import tell_the_lead
from kinkeeper.contact_sessions.models import Override, Presence, Session
from kinkeeper.contact_sessions.queries import doors
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError


class AlreadyMarkedError(RefusedError):
    """Somebody else was first. Nothing is lost and nothing is written twice."""

    def __init__(
        self, at: datetime | None, by: Account | None, what: str = "Marked"
    ) -> None:
        who = by.short_name if by else "somebody"
        when = f" at {clock.london(at):%H:%M}" if at else ""
        super().__init__(f"{what}{when} by {who.rstrip('.')}.")


class OnHoldError(RefusedError):
    """An adult whom this person must not meet is in the corridor."""

    def __init__(self, other: Presence) -> None:
        super().__init__(
            f"{doors.words_of(other)}. Wait until they are in a room or have left."
        )


def check_keeper(session: Session, *, by: Account, at: datetime) -> None:
    """Raise RefusedError unless `by` keeps the register of this session's family."""
    today = clock.london(at).date()
    seen = sessions_visible_to(by, today=today).filter(pk=session.pk)
    if not permissions.may_keep_register(by) or not seen.exists():
        raise RefusedError("You can only mark the families you are with today.")


def open_register(
    presence: Presence, *, by: Account, at: datetime
) -> tuple[Session, list[Presence]]:
    """
    Lock a session's register and return it with the group of this person.

    Raises RefusedError when `by` may not keep it. Somebody who came for a session
    that is off can still be marked as gone.
    """
    check_keeper(presence.session, by=by, at=at)
    # One at a time in the whole corridor: the doors of all families lead there.
    list(
        Session.objects.select_for_update(of=("self",))
        .filter(held_on=presence.session.held_on)
        .order_by("pk")
        .values_list("pk")
    )
    session = Session.objects.select_related("case__container").get(
        pk=presence.session_id
    )
    return session, doors.companions(presence, lock=True)


def check_door(
    session: Session,
    group: list[Presence],
    *,
    reason: str,
    by: Account,
    at: datetime,
) -> bool:
    """Return whether somebody goes on although the door is on hold.

    Raises OnHoldError without a reason. With one, it is kept and the safeguarding lead
    is told.
    """
    other = doors.hold_on(group, session, at=at)
    if other is None:
        return False
    if not reason.strip():
        raise OnHoldError(other)
    kept = Override(
        session=session,
        container=session.case.container,
        rule=Override.Rule.DOOR,
        by=by,
        at=at,
    )
    kept.seal({"reason": reason.strip()})
    kept.save()
    tell_the_lead(session.case, now=at)
    return True
