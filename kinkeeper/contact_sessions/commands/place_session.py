"""Giving a session its time, room and people. Part of planning and moving it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions.models import Presence, RoomSlot, Session, Venue
from kinkeeper.contact_sessions.models.building import NO_LIMIT
from kinkeeper.contact_sessions.queries import keeping_apart, rooms
from kinkeeper.contact_sessions.queries.diary import diary_for
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions import staggering
from kinkeeper.rules.contact_sessions.plan import quarters


class DoesNotFitError(RefusedError):
    """No room, no worker, or two adults would come close. Another time may do."""

    def __init__(self, why: str, session: Session) -> None:
        super().__init__(why)
        self.session = session


def place_session(session: Session, *, now: datetime) -> None:
    """
    Save a session at its time, in its room, with everybody's own times.

    Planning in one building happens one at a time; the database counts the places of
    the room in any case. Raises RefusedError.
    """
    Venue.objects.select_for_update().get(pk=session.room.venue_id)
    _check_plan(session, now)
    planned = staggering.times(
        session.starts_at, session.ends_at, session.apart_minutes
    )
    parties = _expected(session)
    seats = _check_fits(session, parties)
    wanted = quarters(planned.visitor_arrives, planned.visitor_leaves)
    free = rooms.free_places(session.room, wanted, seats=seats, leaving_out=session)
    if free is None:
        raise _full(session)
    session.unfit_at = None
    session.save()
    session.slots.all().delete()
    try:
        with transaction.atomic():
            RoomSlot.objects.bulk_create(_slots(session, wanted, free, seats))
    except IntegrityError:
        raise _full(session) from None
    _expect(session, parties, planned)


def _check_plan(session: Session, now: datetime) -> None:
    if session.starts_at < now:
        raise RefusedError("That time has passed. Choose a time that is still to come.")
    if session.ends_at <= session.starts_at:
        raise RefusedError("Give the session some minutes.")
    if session.apart_minutes < staggering.LEAST_APART_MINUTES:
        raise RefusedError("The two sides stay at least ten minutes apart.")
    if session.child_door_id == session.visitor_door_id:
        raise RefusedError("The two sides use different doors. Choose another door.")
    venues = {session.child_door.venue_id, session.visitor_door.venue_id}
    if venues != {session.room.venue_id}:
        raise RefusedError("The doors and the room are in different buildings.")


def _expected(session: Session) -> list[Party]:
    """Return who takes part: the children and the adult of each side."""
    sides = (Party.Side.CHILD, *keeping_apart.ADULTS)
    found = session.case.parties.filter(side__in=sides)
    parties = list(found.select_related("person").order_by("pk"))
    missing = set(sides) - {party.side for party in parties}
    if missing:
        raise RefusedError(
            "A session needs a child and an adult on each side. "
            "This family does not have them all on file yet."
        )
    return parties


def _check_fits(session: Session, parties: list[Party]) -> int:
    """Return how many families the building takes then. Raises DoesNotFitError."""
    if session.supervisor is not None:
        # Buildings are planned side by side; one worker is planned once at a time.
        Account.objects.select_for_update().get(pk=session.supervisor.pk)
    diary = diary_for(session, parties)
    for fault in diary.faults(session, parties):
        raise DoesNotFitError(fault.words, session)
    return diary.seats(session) or NO_LIMIT


def _slots(
    session: Session,
    wanted: list[datetime],
    free: list[tuple[int, int]],
    seats: int,
) -> list[RoomSlot]:
    watched_by = session.supervisor_id if session.is_observed else None
    return [
        RoomSlot(
            room=session.room,
            venue_id=session.room.venue_id,
            starts_at=quarter,
            place=place,
            seat=seat,
            seats=seats,
            session=session,
            watched_by_id=watched_by,
        )
        for quarter, (place, seat) in zip(wanted, free, strict=True)
    ]


def _full(session: Session) -> DoesNotFitError:
    at = f"{clock.london(session.starts_at):%H:%M}"
    return DoesNotFitError(f"The {session.room.name} is full at {at}.", session)


def _expect(session: Session, parties: list[Party], planned: staggering.Times) -> None:
    """Write down when each person is due. Nobody has come yet."""
    session.presences.all().delete()
    Presence.objects.bulk_create(
        Presence(
            session=session,
            party=party,
            door_id=session.visitor_door_id if visiting else session.child_door_id,
            due_at=planned.visitor_arrives if visiting else planned.child_arrives,
            leaves_at=planned.visitor_leaves if visiting else planned.child_leaves,
        )
        for party in parties
        for visiting in [party.side == Party.Side.VISITING]
    )
