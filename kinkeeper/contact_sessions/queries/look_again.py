"""
What is planned and does not fit any more, with what to do about it.

The page asks the one rule about everything to come each time, so a closed day, a new
order, somebody away or a conflict shows at once, whoever wrote it down. Today, which
must be fast, shows what the worker found at its last look.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404
from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.queries.diary import Diary, Fault
from kinkeeper.contact_sessions.queries.keeping_apart import ADULTS
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions.misfit import ABOUT_THE_WORKER, Why


@dataclass(frozen=True)
class Trouble:
    """One session that does not fit: why, and where to mend it."""

    session: Session
    callsign: str
    when: str
    faults: Sequence[str]
    advice: str
    links: Sequence[tuple[str, str]]


def no_longer_fitting(*, viewer: Account, now: datetime) -> list[Trouble]:
    """Return the planned sessions to come that do not fit, by the clock. Else 404."""
    if not permissions.may_plan(viewer):
        raise Http404
    found = sessions_visible_to(viewer).filter(
        state=Session.State.PLANNED, starts_at__gt=now
    )
    sessions = list(found.select_related("case").order_by("starts_at", "pk"))
    return [_trouble(session, faults) for session, faults in _unfit(sessions)]


def misfits_before(day: date, *, now: datetime) -> set[int]:
    """Return which sessions to come before a day do not fit, by primary key."""
    found = Session.objects.filter(
        state=Session.State.PLANNED, starts_at__gt=now, held_on__lt=day
    ).select_related("case", "room", "supervisor")
    sessions = list(found.order_by("starts_at", "pk"))
    return {one.pk for one, _ in _unfit(sessions)}


def marked() -> set[int]:
    """Return which sessions the last look marked, by primary key."""
    return set(Session.objects.exclude(unfit_at=None).values_list("pk", flat=True))


def _unfit(sessions: Sequence[Session]) -> list[tuple[Session, Sequence[Fault]]]:
    if not sessions:
        return []
    people: dict[int, list[Party]] = defaultdict(list)
    cases = {session.case_id for session in sessions}
    for party in Party.objects.filter(case__in=cases, side__in=ADULTS):
        people[party.case_id].append(party)
    diary = Diary(
        sessions[0].held_on,
        sessions[-1].held_on,
        persons=[one.person_id for adults in people.values() for one in adults],
        workers={one.supervisor_id for one in sessions if one.supervisor_id},
        cases=cases,
    )
    asked = ((one, diary.faults(one, people[one.case_id])) for one in sessions)
    return [(session, faults) for session, faults in asked if faults]


def _trouble(session: Session, faults: Sequence[Fault]) -> Trouble:
    start = clock.london(session.starts_at)
    whys = {fault.misfit.why for fault in faults}
    key = session.key
    move = ("Move it", reverse("contact_sessions:move_session", args=[key]))
    swap = ("Change the worker", reverse("contact_sessions:change_worker", args=[key]))
    off = ("Call it off", f"{reverse('contact_sessions:register', args=[key])}#absence")
    by_worker = whys <= set(ABOUT_THE_WORKER)
    rota = ("Look at the rota", reverse("contact_sessions:rota"))
    links = [swap, move, off] if by_worker else [move, off]
    if Why.TOO_FEW_WORKERS in whys:
        links = [rota, *links]
    return Trouble(
        session=session,
        callsign=session.case.callsign or session.case.reference,
        when=f"{start:%A} {start.day} {start:%B}, {start:%H:%M}, {session.room.name}",
        faults=[fault.words for fault in faults],
        advice=_advice(whys),
        links=links,
    )


def _advice(whys: set[Why]) -> str:
    if Why.ORDER in whys:
        return "Look at the family’s orders first. Do not go on without a decision."
    if whys == {Why.TOO_FEW_WORKERS}:
        return "Put somebody else on the rota, or move a family."
    if whys <= set(ABOUT_THE_WORKER):
        return "Choose another worker, or move it."
    return "Move it to a time that fits, or call it off."
