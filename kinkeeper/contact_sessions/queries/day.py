"""One day at the centre, read once: sessions, who is where, who must not meet."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.db.models import Exists, OuterRef

from kinkeeper.contact_sessions.models import Absence, LateMark, Presence, Session
from kinkeeper.contact_sessions.queries import doors, keeping_apart
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Party

CHILD, VISITOR = "child", "visitor"
SIDES = {CHILD: doors.CHILD_SIDE, VISITOR: (Party.Side.VISITING,)}
Place = Presence.Place
LATE_AFTER_MINUTES = 5
# What a day needs to know of each person, and nothing else: no name, no key to a file.
SHOWN = (
    "session_id",
    "due_at",
    "leaves_at",
    "place",
    "arrived_at",
    "left_at",
    "arrived_by_id",
    "left_by_id",
    "party__side",
    "party__person_id",
    "session__key",
    "session__case__callsign",
    "session__case__reference",
    "session__service",
    "session__held_on",
    "session__starts_at",
    "session__ends_at",
    "session__state",
    "session__room__name",
    "session__child_door__name",
    "session__visitor_door__name",
    "session__supervisor__name",
    "session__absence__told_at",
)


@dataclass(frozen=True)
class Group:
    """Those of one session who use a door together: the child's side or the visitor."""

    session: Session
    name: str
    people: tuple[Presence, ...]

    @property
    def lead(self) -> Presence:
        """A child, or the visiting adult: what is said of them is said of the group."""
        for one in self.people:
            if one.party.side != Party.Side.RESIDENT:
                return one
        return self.people[0]

    @property
    def place(self) -> str:
        return self.lead.place

    @property
    def in_shared_place(self) -> bool:
        return any(one.place == Place.SHARED for one in self.people)

    @property
    def is_here(self) -> bool:
        return self.lead.place in (Place.SHARED, Place.ROOM)

    @property
    def is_on(self) -> bool:
        return self.session.state != Session.State.NOT_HELD

    @property
    def door_name(self) -> str:
        visiting = self.name == VISITOR
        session = self.session
        return (session.visitor_door if visiting else session.child_door).name

    def minutes_late(self, now: datetime) -> int:
        """Return how late they are to come; nothing in the first five minutes."""
        if self.lead.arrived_at is not None:
            return 0
        late = int((now - self.lead.due_at).total_seconds() // 60)
        return late if late > LATE_AFTER_MINUTES else 0


@dataclass(frozen=True)
class Movement:
    """One coming or going that is still to happen."""

    group: Group
    comes: bool

    @property
    def at(self) -> datetime:
        lead = self.group.lead
        return lead.due_at if self.comes else lead.leaves_at


@dataclass(frozen=True)
class DayOnFile:
    """A day in London as one viewer may see it. Two queries at most."""

    viewer: Account
    on: date
    now: datetime

    @cached_property
    def sessions(self) -> list[Session]:
        """Return the sessions of families that this viewer may know of."""
        seen = {
            one.session_id: one.session for one in self._presences if _is_visible(one)
        }
        return sorted(seen.values(), key=lambda one: (one.starts_at, one.pk))

    @property
    def with_late_marks(self) -> list[Session]:
        """Return the sessions with a mark that came late and waits for somebody."""
        late = {one.session_id for one in self._presences if has_late(one)}
        return [session for session in self.sessions if session.pk in late]

    @cached_property
    def groups(self) -> list[Group]:
        """Return who is expected, or here, by session and side."""
        by_session: dict[tuple[int, str], list[Presence]] = {}
        for one in self._presences:
            name = VISITOR if one.party.side == Party.Side.VISITING else CHILD
            by_session.setdefault((one.session_id, name), []).append(one)
        found = [
            Group(session, name, tuple(by_session[session.pk, name]))
            for session in self.sessions
            for name in (VISITOR, CHILD)
            if (session.pk, name) in by_session
        ]
        # Whoever came for a session that is off is still in the building.
        return [group for group in found if group.is_on or group.is_here]

    @cached_property
    def _presences(self) -> list[Presence]:
        """Everybody due that day, also of families that this viewer does not see.

        Without names. A corridor is shared by all, so a hold counts them all.
        """
        visible = sessions_visible_to(
            self.viewer, today=clock.london(self.now).date()
        ).filter(pk=OuterRef("session_id"))
        late = LateMark.objects.filter(
            session=OuterRef("session_id"), outcome=LateMark.Outcome.WAITING
        )
        found = Presence.objects.filter(
            session__held_on=self.on, session__case__file_destroyed_on=None
        ).annotate(is_visible=Exists(visible), has_late=Exists(late))
        return list(
            found.select_related(
                "party",
                "session__case",
                "session__room",
                "session__child_door",
                "session__visitor_door",
                "session__supervisor",
                "session__absence",
            )
            .only(*SHOWN)
            .order_by("pk")
        )

    @cached_property
    def pairs(self) -> set[frozenset[str]]:
        return keeping_apart.pairs_to_keep_apart(
            {one.party.person_id for one in self._presences if one.party.is_adult_side}
        )

    def group(self, session: Session, name: str) -> Group | None:
        for found in self.groups:
            if found.session.pk == session.pk and found.name == name:
                return found
        return None

    def movements(self) -> list[Movement]:
        """Return what is still to happen at the doors, by the clock."""
        found = []
        for group in self.groups:
            if group.lead.arrived_at is None:
                found += [Movement(group, True), Movement(group, False)]
            elif group.lead.left_at is None:
                found.append(Movement(group, False))
        return sorted(found, key=lambda move: (move.at, move.group.session.pk))

    def in_the_way(self, group: Group) -> Presence | None:
        """Return who holds the door for a group, or None."""
        shared = [one for one in self._presences if one.place == Place.SHARED]
        # While nobody is in the corridor no door is held: who must not meet whom is
        # not asked.
        return doors.in_the_way(group.people, shared, self.pairs) if shared else None

    def absence_of(self, session: Session) -> Absence | None:
        return getattr(session, "absence", None)


def has_late(one: Presence) -> bool:
    """Say whether a late mark waits at this person's session: the query's answer."""
    return bool(getattr(one, "has_late", False))


def _is_visible(one: Presence) -> bool:
    """Say whether the viewer may know of this person's session: the query's answer."""
    return bool(getattr(one, "is_visible", False))
