"""Which room holds which family when, and what may be chosen for a plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Door, Room, Session
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.parts import Tag, Tone
from kinkeeper.people.models import Case
from kinkeeper.people.queries import blocked
from kinkeeper.people.queries.cases import cases_visible_to

Choices = list[tuple[str, str]]
LOOKS: dict[str, tuple[Tone, str]] = {
    Session.State.PLANNED: ("line", ""),
    Session.State.RUNNING: ("pine", "check"),
    Session.State.HELD: ("leaf", "check"),
    Session.State.NOT_HELD: ("line", "no"),
}


@dataclass(frozen=True)
class Booking:
    """One session in the calendar."""

    session: Session
    times: str
    callsign: str
    worker: str
    state: Tag


@dataclass(frozen=True)
class CalendarDay:
    """A day with its bookings, room by room and by the clock."""

    on: date
    bookings: Sequence[Booking]


@dataclass(frozen=True)
class Calendar:
    """A week from Monday to Sunday."""

    monday: date
    days: Sequence[CalendarDay]

    @property
    def before(self) -> date:
        return self.monday - timedelta(days=7)

    @property
    def after(self) -> date:
        return self.monday + timedelta(days=7)

    @property
    def sunday(self) -> date:
        return self.monday + timedelta(days=6)


def week_of(day: date, *, viewer: Account) -> Calendar:
    """Return the week of a day: what is planned, by day and room."""
    monday = day - timedelta(days=day.weekday())
    found = sessions_visible_to(viewer).filter(
        held_on__range=(monday, monday + timedelta(days=6))
    )
    days: dict[date, list[Booking]] = {}
    for session in found.order_by("held_on", "room__name", "starts_at"):
        days.setdefault(session.held_on, []).append(_booking(session))
    return Calendar(monday, [CalendarDay(on, kept) for on, kept in days.items()])


def _booking(session: Session) -> Booking:
    start, end = clock.london(session.starts_at), clock.london(session.ends_at)
    return Booking(
        session=session,
        times=f"{start:%H:%M} to {end:%H:%M}",
        callsign=session.case.callsign or session.case.reference,
        worker=session.supervisor.short_name if session.supervisor else "",
        state=Tag(session.get_state_display(), *LOOKS[session.state]),
    )


def family_choices(viewer: Account) -> Choices:
    """Return the families that can have a session, by call-sign. No blocked ones."""
    ready = cases_visible_to(viewer).filter(stage__in=Case.HAS_A_PLACE)
    cases = ready.exclude(blocked.blocked()).order_by("callsign")
    return [
        (str(case.key), f"{case.callsign or case.reference} ({label})")
        for case in cases
        for label in [case.get_service_display().lower()]
    ]


def room_choices() -> Choices:
    rooms = Room.objects.select_related("venue").order_by("venue__name", "name")
    return [(str(room.pk), f"{room.name}, {_places(room)}") for room in rooms]


def door_choices() -> Choices:
    return [(str(door.pk), door.name) for door in Door.objects.order_by("name")]


def workers() -> list[Account]:
    """Return everybody who may run a session of some kind."""
    team = Account.objects.filter(kind=Account.Kind.STAFF, is_active=True)
    return [
        worker
        for worker in team.prefetch_related("grants").order_by("name")
        if permissions.may_supervise(worker, Case.Service.SUPPORTED)
    ]


def worker_choices() -> Choices:
    """Return everybody who may run a session of some kind, to choose from."""
    return [(str(worker.pk), worker.name) for worker in workers()]


def chosen_room(pk: str) -> Room:
    return Room.objects.select_related("venue").get(pk=pk)


def chosen_door(pk: str) -> Door:
    return Door.objects.get(pk=pk)


def chosen_worker(pk: str) -> Account | None:
    """Return the worker; None when nobody was chosen."""
    return Account.objects.get(pk=pk, kind=Account.Kind.STAFF) if pk else None


def chosen_colleague(pk: str) -> Account:
    return Account.objects.get(pk=pk, kind=Account.Kind.STAFF)


def _places(room: Room) -> str:
    number = room.families_at_once
    return "one family" if number == 1 else f"{number} families"
