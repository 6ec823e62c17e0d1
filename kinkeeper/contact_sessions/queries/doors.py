"""
Is a door on hold?

While one adult is in the corridor or the lobby, nobody whom they must not meet comes in
or goes out. The places are what the team has tapped; the team can always go on
regardless, with a reason.
"""

from collections.abc import Iterable
from datetime import datetime

from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.contact_sessions.queries import keeping_apart
from kinkeeper.people.models import Party

CHILD_SIDE = (Party.Side.CHILD, Party.Side.RESIDENT)
WHO = {
    Party.Side.RESIDENT: "The adult the child lives with",
    Party.Side.VISITING: "The visiting adult",
}


def goes_with(side: str) -> tuple[str, ...]:
    """Return the sides that come through a door together."""
    return CHILD_SIDE if side in CHILD_SIDE else (side,)


def companions(presence: Presence, *, lock: bool = False) -> list[Presence]:
    """Return everybody who goes through the door with this person, themselves too."""
    found = Presence.objects.filter(
        session=presence.session_id, party__side__in=goes_with(presence.party.side)
    ).order_by("pk")
    if lock:
        found = found.select_for_update(of=("self",))
    return list(found.select_related("party"))


def in_the_way(
    movers: Iterable[Presence],
    of_the_day: Iterable[Presence],
    pairs: keeping_apart.Pairs,
) -> Presence | None:
    """Return somebody in a shared place whom one of `movers` must not meet."""
    adults = [str(p.party.person_id) for p in movers if p.party.is_adult_side]
    for other in of_the_day:
        if other.place != Presence.Place.SHARED or not other.party.is_adult_side:
            continue
        who = str(other.party.person_id)
        if any(frozenset((adult, who)) in pairs for adult in adults):
            return other
    return None


def hold_on(
    movers: list[Presence], session: Session, *, at: datetime
) -> Presence | None:
    """
    Return who was in the way at `at`, asking the database.

    Only those who are still there: who has gone into a room since is not known to have
    been in the corridor. Who came after `at` was not in the way.
    """
    pairs = keeping_apart.pairs_to_keep_apart(
        p.party.person_id for p in movers if p.party.is_adult_side
    )
    shared = Presence.objects.filter(
        session__held_on=session.held_on, place=Presence.Place.SHARED
    ).exclude(arrived_at__gt=at)
    return in_the_way(movers, shared.select_related("party"), pairs)


def words_of(other: Presence) -> str:
    """Say who is in the way, without a name."""
    return f"{WHO[Party.Side(other.party.side)]} is in the corridor"
