"""
A parent's own dates.

Danger: this is the wall. A parent sees when they themselves come and go, by which door,
and how long they have together. The other side's times and door do not leave this
module, nor does the moment when the child arrives: that is the other side's too (K3).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from kinkeeper.contact_sessions.models import CalendarLink, Presence, Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Party

SIDES = (Party.Side.RESIDENT, Party.Side.VISITING)


@dataclass(frozen=True)
class OwnDate:
    """One appointment as its own side may know it. Times are London."""

    key: UUID
    day: str
    arrive: str
    leave: str
    minutes: int
    door: str
    how_to_find: str
    in_the_room: str
    is_visiting: bool
    answer: bool | None
    may_answer: bool
    will_go_ahead: bool


@dataclass(frozen=True)
class OwnDates:
    """The next date, and those after it."""

    following: OwnDate | None
    later: Sequence[OwnDate]


def own_dates(viewer: Account, *, now: datetime) -> OwnDates:
    """Return the viewer's coming dates. A date that is off says only that."""
    coming = _own(viewer).filter(leaves_at__gte=now).order_by("due_at", "pk")
    dates = [_date(one, now) for one in coming[:30]]
    first = next((date for date in dates if date.will_go_ahead), None)
    return OwnDates(first, [date for date in dates if date is not first])


def own_presence(key: UUID, *, viewer: Account) -> Presence:
    """Return the viewer's own line of a session. Http404 for anybody else's."""
    found = _own(viewer).filter(session__key=key).first()
    if found is None:
        raise Http404
    return found


def own_party(viewer: Account) -> Party:
    """Return the viewer's part in their living case. Http404 when there is none."""
    found = Party.objects.filter(
        account=viewer, side__in=SIDES, case__file_destroyed_on=None
    ).select_related("case")
    party = found.order_by("case__closed_on", "-pk").first()
    if party is None:
        raise Http404
    return party


def calendar_of(token: str) -> list[Presence]:
    """Return the appointments behind a calendar address. Http404 when it is none."""
    digest = sha256(token.encode()).hexdigest()
    link = CalendarLink.objects.filter(
        token_sha256=digest, party__case__file_destroyed_on=None
    ).first()
    if link is None:
        raise Http404
    found = Presence.objects.filter(party=link.party_id).exclude(
        session__state=Session.State.NOT_HELD
    )
    return list(found.select_related("session").order_by("due_at")[:200])


def _own(viewer: Account) -> QuerySet[Presence]:
    return Presence.objects.filter(
        party__account=viewer,
        party__side__in=SIDES,
        session__case__file_destroyed_on=None,
        session__case__stage__in=[
            Case.Stage.ACCEPTED,
            Case.Stage.READY,
            Case.Stage.ACTIVE,
        ],
    ).select_related("session__case", "session__supervisor", "party", "door")


def _date(one: Presence, now: datetime) -> OwnDate:
    session = one.session
    wall = clock.london(one.due_at)
    together = (session.ends_at - session.starts_at).total_seconds() // 60
    worker = session.supervisor.name.split()[0] if session.supervisor else ""
    return OwnDate(
        key=session.key,
        day=f"{wall:%A} {wall.day} {wall:%B}",
        arrive=f"{wall:%H:%M}",
        leave=f"{clock.london(one.leaves_at):%H:%M}",
        minutes=int(together),
        door=one.door.name,
        how_to_find=one.door.how_to_find,
        in_the_room=worker,
        is_visiting=one.party.side == Party.Side.VISITING,
        answer=one.says_will_come,
        may_answer=session.state == Session.State.PLANNED and one.due_at >= now,
        will_go_ahead=session.state != Session.State.NOT_HELD,
    )
