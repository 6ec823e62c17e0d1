"""
What is planned and does not fit any more, with what to do about it.

Nothing is stored: each look asks the one rule about everything to come, so a closed
day, a new order, somebody away or a conflict shows at once, whoever wrote it down.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import Http404
from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.queries.diary import Diary, Fault
from kinkeeper.contact_sessions.queries.keeping_apart import ADULTS
from kinkeeper.contact_sessions.queries.needs import Need
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions.misfit import ABOUT_THE_WORKER, Why

# How far Today looks ahead; the page itself looks at everything.
SOON = timedelta(days=14)


@dataclass(frozen=True)
class Trouble:
    """One session that does not fit: why, and where to mend it."""

    session: Session
    callsign: str
    when: str
    faults: Sequence[str]
    advice: str
    links: Sequence[tuple[str, str]]


def no_longer_fitting(
    *, viewer: Account, now: datetime, before: date | None = None
) -> list[Trouble]:
    """
    Return the planned sessions to come that do not fit, by the clock. Else 404.

    `before` (London): only those of earlier days, for a page that must be fast.
    """
    if not permissions.may_plan(viewer):
        raise Http404
    found = sessions_visible_to(viewer).filter(
        state=Session.State.PLANNED, starts_at__gt=now
    )
    if before is not None:
        found = found.filter(held_on__lt=before)
    sessions = list(found.select_related("case").order_by("starts_at", "pk"))
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
    return [_trouble(session, faults) for session, faults in asked if faults]


def on_today(viewer: Account, today: date) -> list[Need]:
    """Tell who plans, on Today, what no longer fits in the days to come."""
    if not permissions.may_plan(viewer):
        return []
    soon = today + SOON
    found = no_longer_fitting(viewer=viewer, now=clock.now(), before=soon)
    if not found:
        return []
    first = found[0]
    label = (
        f"{first.callsign} no longer fits, {first.when}"
        if len(found) == 1
        else f"{len(found)} planned times no longer fit"
    )
    url = reverse("contact_sessions:look_again")
    return [Need(label, url, first.faults[0], "calendar", "clay")]


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
