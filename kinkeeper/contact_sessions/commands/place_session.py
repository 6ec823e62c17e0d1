"""Giving a session its time, room and people. Part of planning and moving it."""

from datetime import datetime

from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions.models import Presence, RoomSlot, Session, Venue
from kinkeeper.contact_sessions.queries import duties, keeping_apart, rooms
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions import one_room, staggering


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
    _check_apart(session, parties, planned)
    _check_worker_free(session)
    wanted = rooms.quarters(planned.visitor_arrives, planned.visitor_leaves)
    places = rooms.free_places(session.room, wanted, leaving_out=session)
    if places is None:
        raise _full(session)
    session.save()
    session.slots.all().delete()
    try:
        with transaction.atomic():
            RoomSlot.objects.bulk_create(
                RoomSlot(
                    room=session.room,
                    starts_at=quarter,
                    place=place,
                    session=session,
                    watched_by_id=session.supervisor_id
                    if session.is_observed
                    else None,
                )
                for quarter, place in zip(wanted, places, strict=True)
            )
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


def _check_apart(
    session: Session, parties: list[Party], planned: staggering.Times
) -> None:
    own = keeping_apart.planned_movements(parties, session, planned)
    others = keeping_apart.movements_of_day(session.held_on, leaving_out=session)
    pairs = keeping_apart.pairs_to_keep_apart(
        party.person_id for party in parties if party.is_adult_side
    )
    for clash in keeping_apart.clashes_of(own, others, pairs):
        at = f"{clock.london(clash.at):%H:%M}"
        raise DoesNotFitError(f"{clash.because} It would be at {at}.", session)


def _check_worker_free(session: Session) -> None:
    if session.supervisor is None:
        return
    # Buildings are planned side by side; one worker is planned once at a time.
    Account.objects.select_for_update().get(pk=session.supervisor.pk)
    taken = one_room.clash(duties.duty_of(session), duties.other_duties(session))
    if taken is not None:
        raise DoesNotFitError(
            f"{session.supervisor.short_name} is with another family from "
            f"{clock.london(taken.starts):%H:%M} to {clock.london(taken.ends):%H:%M}.",
            session,
        )


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
