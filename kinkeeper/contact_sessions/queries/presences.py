"""Who is expected at a session, by side and for one viewer."""

from collections.abc import Sequence
from uuid import UUID

from django.http import Http404

from kinkeeper.contact_sessions.models import Presence, Session
from kinkeeper.contact_sessions.queries.day import SIDES
from kinkeeper.contact_sessions.queries.sessions import session_by_key
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Party


def presence_at_door(key: UUID, side: str, *, viewer: Account) -> Presence:
    """Return one person of those who use a door together. Raises Http404."""
    if side not in SIDES:
        raise Http404
    found = first_at_door(session_by_key(key, viewer=viewer), side)
    if found is None:
        raise Http404
    return found


def first_at_door(session: Session, side: str) -> Presence | None:
    """Return who speaks for a side of a session already checked: a child, or the adult.

    The children speak for the adult who brings them.
    """
    found = Presence.objects.filter(session=session, party__side__in=SIDES[side])
    first = found.select_related("session__case", "session__room", "party")
    chosen = sorted(first, key=lambda one: (one.party.side != Party.Side.CHILD, one.pk))
    return chosen[0] if chosen else None


def presences_of(session: Session) -> list[Presence]:
    """Return everybody expected, with names: for the register of one session."""
    found = Presence.objects.filter(session=session).select_related(
        "party__person", "door", "arrived_by", "left_by", "collected_noted_by"
    )
    return list(found.order_by("due_at", "party__side", "pk"))


def child_presence(session: Session, pk: int) -> Presence:
    """Return a child's line in the register of a session already checked."""
    found = Presence.objects.filter(
        session=session, party__side=Party.Side.CHILD, pk=pk
    ).select_related("session__case", "party__person")
    one = found.first()
    if one is None:
        raise Http404
    return one


def not_collected_yet(presence: Presence) -> list[Presence]:
    """Return the other children of this visit who came and have not been collected."""
    found = Presence.objects.filter(
        session=presence.session,
        party__side=Party.Side.CHILD,
        arrived_at__isnull=False,
        collected_at=None,
    ).select_related("session__case", "party__person")
    return list(found.exclude(pk=presence.pk).order_by("pk"))


def names_of(presences: Sequence[Presence]) -> str:
    """Return given names, for the page of somebody already let in."""
    return ", ".join(one.party.person.given_name for one in presences)
