"""Places that came free, for families that wait: times called off, and closings."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse

from kinkeeper.contact_sessions.models import Session
from kinkeeper.contact_sessions.queries.diary import Diary
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Party
from kinkeeper.referrals.queries.waiting import Found
from kinkeeper.rules.referrals.waiting import Place

AHEAD = timedelta(weeks=6)
CLOSED_WITHIN = timedelta(weeks=4)
MOST = 12


def freed_places(cases: Sequence[Case], today: date) -> Mapping[int, list[Found]]:
    """
    Return for each waiting family the freed times that would fit it, by primary key.

    A time fits when the whole plan would: the room, the building's hours, the worker,
    and everybody who must not meet.
    """
    adults: dict[int, list[Party]] = defaultdict(list)
    for party in Party.objects.filter(case__in=cases).select_related("person"):
        adults[party.case_id].append(party)
    persons = [each.person_id for some in adults.values() for each in some]
    found: dict[int, list[Found]] = defaultdict(list)
    places = list(_freed(today))
    workers = {each.supervisor_id for each in places if each.supervisor_id}
    diary = Diary(
        today,
        today + AHEAD,
        persons=persons,
        workers=workers,
        cases=[case.pk for case in cases],
    )
    for freed in places:
        for case in cases:
            if case.service != freed.service:
                continue
            tried = _as_theirs(freed, case)
            if not diary.faults(tried, adults[case.pk]):
                found[case.pk].append(_found(tried, case))
    return found


def _freed(today: date) -> Iterator[Session]:
    """Yield sessions as they were, on the days on which their time is free."""
    rows = Session.objects.select_related("room", "supervisor")
    off = rows.filter(
        state=Session.State.NOT_HELD,
        held_on__gt=today,
        held_on__lte=today + AHEAD,
    )
    yield from off.order_by("starts_at", "pk")[:MOST]
    ended = Case.objects.filter(closed_on__gt=today - CLOSED_WITHIN)
    last: dict[int, Session] = {}
    held = rows.filter(case__in=ended, state=Session.State.HELD).order_by("starts_at")
    for session in held:
        last[session.case_id] = session
    for session in list(last.values())[:MOST]:
        yield _next_time(session, today)


def _next_time(session: Session, today: date) -> Session:
    """Return the same weekday and time, the next time that it comes round."""
    start, length = clock.london(session.starts_at), session.ends_at - session.starts_at
    ahead = (session.held_on.weekday() - today.weekday()) % 7 or 7
    session.held_on = today + timedelta(days=ahead)
    session.starts_at = clock.moment(session.held_on, start.hour, start.minute)
    session.ends_at = session.starts_at + length
    return session


def _as_theirs(freed: Session, case: Case) -> Session:
    return Session(
        case=case,
        service=case.service,
        room=freed.room,
        supervisor=freed.supervisor,
        held_on=freed.held_on,
        starts_at=freed.starts_at,
        ends_at=freed.ends_at,
        apart_minutes=freed.apart_minutes,
        child_door_id=freed.child_door_id,
        visitor_door_id=freed.visitor_door_id,
    )


def _found(tried: Session, case: Case) -> Found:
    start = clock.london(tried.starts_at).time()
    minutes = (tried.ends_at - tried.starts_at) // timedelta(minutes=1)
    told = {
        "family": case.key,
        "on": tried.held_on.isoformat(),
        "start": f"{start:%H:%M}",
        "room": tried.room_id,
        "minutes": minutes,
        "supervisor": tried.supervisor_id or "",
        "child_door": tried.child_door_id,
        "visitor_door": tried.visitor_door_id,
    }
    day = f"{tried.held_on:%A} {tried.held_on.day} {tried.held_on:%B}"
    return Found(
        place=Place(tried.held_on, start, minutes, tried.service),
        words=f"{day}, {start:%H:%M}, {tried.room.name}",
        url=f"{reverse('contact_sessions:plan_session')}?{urlencode(told)}",
    )
