"""What sessions put on a family's page: time together, next visit, what happened."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Absence, Session
from kinkeeper.contact_sessions.queries import measures
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.attendance_strip import Outcome, Strip, Visit
from kinkeeper.foundation.ui.parts import Link, PlanStep
from kinkeeper.people.models import Case, Party
from kinkeeper.people.queries import parties
from kinkeeper.people.queries.timeline import TimelineEvent
from kinkeeper.rules.contact_sessions import staggering

Status = Absence.Status
SHORTER_BY_MINUTES = 10
MISSED = (Status.NO_SHOW, Status.REFUSED_ENTRY, Status.CHILD_REFUSED)


def attendance_panel(case: Case, viewer: Account) -> Mapping[str, Any] | None:
    """Return the strip of past visits; None before the first one."""
    past = case.sessions.exclude(state=Session.State.PLANNED)
    visits = [
        _visit(session)
        for session in past.select_related("absence").order_by("starts_at")
    ]
    if not visits:
        return None
    missed = measures.missed_in_a_row(case, viewer=viewer)
    return {"strip": Strip(visits), "missed": missed}


def _visit(session: Session) -> Visit:
    planned = _minutes(session.starts_at, session.ends_at)
    together = 0
    if session.began_at and session.ended_at:
        together = _minutes(session.began_at, session.ended_at)
    return Visit(
        session.held_on, _outcome(session, planned, together), planned, together
    )


def _outcome(session: Session, planned: int, together: int) -> Outcome:
    if session.state == Session.State.RUNNING:
        return Outcome.UNDER_WAY
    absence = getattr(session, "absence", None)
    if session.state == Session.State.HELD:
        early = absence is not None or together < planned - SHORTER_BY_MINUTES
        return Outcome.SHORTER if early else Outcome.TOOK_PLACE
    if absence is not None and absence.status == Status.CENTRE_CANCELLED:
        return Outcome.CLOSED
    missed = absence is not None and absence.status in MISSED
    return Outcome.DID_NOT_COME if missed else Outcome.CANCELLED


def acts(case: Case, viewer: Account) -> list[Link]:
    """Return what to press first on a day on which the family comes."""
    states = Session.State
    now_on = case.sessions.filter(
        state__in=[states.PLANNED, states.RUNNING], held_on=clock.today()
    )
    session = now_on.order_by("starts_at").first()
    if session is None:
        return []
    register = reverse("contact_sessions:register", args=[session.key])
    links = [Link("Open today’s register", register)]
    if session.is_observed and permissions.may_write_notes(viewer):
        notes = reverse("contact_sessions:notes", args=[session.key])
        links.insert(0, Link("Write live notes", notes))
    return links


def next_panel(case: Case, viewer: Account) -> Mapping[str, Any] | None:
    """Return the plan of the next session, or a way to plan one."""
    coming = case.sessions.filter(
        state__in=[Session.State.PLANNED, Session.State.RUNNING],
        held_on__gte=clock.today(),
    ).select_related("room", "child_door", "visitor_door", "supervisor")
    session = coming.order_by("starts_at").first()
    if session is None:
        return _plan_one(case, viewer)
    return {
        "session": session,
        "day": f"{session.held_on:%A} {session.held_on.day} {session.held_on:%B}",
        "steps": _steps(session),
        "apart_words": f"{session.apart_minutes} minutes apart at both ends",
        "worker": session.supervisor.short_name if session.supervisor else "",
        "url": reverse("contact_sessions:register", args=[session.key]),
    }


def _plan_one(case: Case, viewer: Account) -> Mapping[str, Any] | None:
    """Offer to plan a session, to those who may and for a family that can have one."""
    if not permissions.may_plan(viewer) or case.stage not in Case.HAS_A_PLACE:
        return None
    return {"plan_url": f"{reverse('contact_sessions:plan_session')}?family={case.key}"}


def _steps(session: Session) -> list[PlanStep]:
    """Return the four steps by the clock. Staff eyes only: it shows both sides."""
    planned = staggering.times(
        session.starts_at, session.ends_at, session.apart_minutes
    )
    adult = parties.adult(session.case, Party.Side.VISITING)
    visitor = adult.person.given_name if adult else "The visiting adult"
    children = parties.children_names(session.case) or "The child"
    many = " and " in children
    enter, leave = ("arrive", "leave") if many else ("arrives", "leaves")
    doors = session.visitor_door.name.lower(), session.child_door.name.lower()

    def at(moment: datetime) -> str:
        return f"{clock.london(moment):%H:%M}"

    return [
        PlanStep(
            at(planned.visitor_arrives), "adult-in", f"{visitor} arrives, {doors[0]}"
        ),
        PlanStep(
            at(planned.child_arrives), "child-in", f"{children} {enter}, {doors[1]}"
        ),
        PlanStep(at(planned.child_leaves), "child-out", f"{children} {leave}"),
        PlanStep(at(planned.visitor_leaves), "adult-out", f"{visitor} leaves"),
    ]


def events(case: Case, viewer: Account) -> list[TimelineEvent]:
    """Return what happened in sessions, newest last. No words of either side."""
    found = case.sessions.exclude(state=Session.State.PLANNED)
    rows = found.select_related("absence", "room", "supervisor").order_by("starts_at")
    return [_event(session) for session in rows]


def _event(session: Session) -> TimelineEvent:
    by = session.supervisor.short_name if session.supervisor else ""
    link = Link(
        "Open the register",
        reverse("contact_sessions:register", args=[session.key]),
        about=f"{session.held_on.day} {session.held_on:%B}",
    )
    if session.state == Session.State.NOT_HELD:
        absence = getattr(session, "absence", None)
        return TimelineEvent(
            at=absence.recorded_at if absence else session.starts_at,
            title=f"Session on {session.held_on.day} {session.held_on:%B} did not "
            "take place",
            text=absence.get_status_display() if absence else "",
            icon="no",
            tone="honey",
            link=link,
        )
    if session.state == Session.State.RUNNING:
        began = session.began_at or session.starts_at
        title = f"Session started in the {session.room.name}"
        return TimelineEvent(began, title, by=by, icon="family", link=link)
    ended = session.ended_at or session.ends_at
    minutes = _minutes(session.began_at or session.starts_at, ended)
    return TimelineEvent(
        at=ended,
        title="Session took place",
        text=f"{minutes} minutes together, {session.room.name}.",
        by=by,
        icon="family",
        link=link,
    )


def _minutes(first: datetime, last: datetime) -> int:
    return max(0, round((last - first).total_seconds() / 60))


def why_it_stays_open(case: Case, today: date) -> str:
    """Say why a case cannot be closed yet, or ""."""
    waiting = case.sessions.filter(
        state__in=[Session.State.PLANNED, Session.State.RUNNING],
        held_on__gte=today,
    )
    number = waiting.count()
    if not number:
        return ""
    return (
        f"{number} {'session is' if number == 1 else 'sessions are'} still planned or "
        "running. Call them off, or end them, first."
    )
