"""Which adults must not meet, and when each of them comes and goes."""

from collections.abc import Collection, Iterable
from datetime import date

from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions.staggering import Movement, Times

ADULTS = (Party.Side.RESIDENT, Party.Side.VISITING)
Pairs = Collection[frozenset[str]]


def pairs_to_keep_apart(persons: Iterable[int]) -> set[frozenset[str]]:
    """Return every pair of persons on the two sides of one case, in one query.

    Only cases in which one of `persons` is an adult. A person of one family may be
    the other adult of another (R5).
    """
    rows = Party.objects.filter(
        side__in=ADULTS,
        case__in=Party.objects.filter(side__in=ADULTS, person__in=list(persons)).values(
            "case"
        ),
    ).values_list("case_id", "side", "person_id")
    by_case: dict[int, dict[str, list[int]]] = {}
    for case, side, person in rows:
        by_case.setdefault(case, {}).setdefault(side, []).append(person)
    return {
        frozenset((str(one), str(other)))
        for sides in by_case.values()
        for one in sides.get(Party.Side.RESIDENT, ())
        for other in sides.get(Party.Side.VISITING, ())
        if one != other
    }


def movements_between(first: date, last: date) -> dict[date, list[Movement]]:
    """Return how each adult comes and goes on each day in London, as planned."""
    found = Presence.objects.filter(
        session__held_on__range=(first, last), party__side__in=ADULTS
    ).exclude(session__state=Session.State.NOT_HELD)
    days: dict[date, list[Movement]] = {}
    for day, person, session, door, arrives, leaves, side in found.values_list(
        "session__held_on",
        "party__person_id",
        "session_id",
        "door_id",
        "due_at",
        "leaves_at",
        "party__side",
    ):
        days.setdefault(day, []).append(
            Movement(
                person=str(person),
                session=str(session),
                door=str(door),
                arrives=arrives,
                leaves=leaves,
                stays=side == Party.Side.VISITING,
            )
        )
    return days


def planned_movements(
    parties: Iterable[Party], session: Session, planned: Times
) -> list[Movement]:
    """Return the movements that a new plan would add."""
    return [
        _movement(party, session, planned) for party in parties if party.is_adult_side
    ]


def _movement(party: Party, session: Session, planned: Times) -> Movement:
    visiting = party.side == Party.Side.VISITING
    door = session.visitor_door_id if visiting else session.child_door_id
    return Movement(
        person=str(party.person_id),
        session=str(session.pk or "new"),
        door=str(door),
        arrives=planned.visitor_arrives if visiting else planned.child_arrives,
        leaves=planned.visitor_leaves if visiting else planned.child_leaves,
        stays=visiting,
    )
