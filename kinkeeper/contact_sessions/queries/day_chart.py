"""The day side by side, as the chart wants it."""

from datetime import datetime

from kinkeeper.contact_sessions.models import Absence, Presence, Session
from kinkeeper.contact_sessions.queries.day import CHILD, VISITOR, DayOnFile, Group
from kinkeeper.contact_sessions.queries.door_cards import session_url
from kinkeeper.foundation import clock
from kinkeeper.foundation.ui.charts import day_track
from kinkeeper.foundation.ui.charts.axis import Axis
from kinkeeper.foundation.ui.parts import Tag

# The usual day, and the least that is shown when the day is another one.
OPENS, CLOSES, LEAST = 9 * 60, 14 * 60, 4 * 60
Here = day_track.Presence


def chart(day: DayOnFile) -> day_track.Day:
    """Return every family's two bars, with what is happening now."""
    rows = tuple(_row(day, session) for session in day.sessions)
    stays = [stay for row in rows for stay in (row.child, row.adult) if stay]
    start = min((stay.start // 60 * 60 for stay in stays), default=OPENS)
    end = max((-(-stay.end // 60) * 60 for stay in stays), default=CLOSES)
    start = min(start, end - LEAST)
    now = minutes_of(day.now) if day.on == clock.london(day.now).date() else None
    shown = now if now is not None and start <= now <= end else None
    return day_track.Day(Axis(start, end, shown), rows)


def minutes_of(moment: datetime) -> int:
    """Return the minutes since midnight in London."""
    wall = clock.london(moment)
    return wall.hour * 60 + wall.minute


def _row(day: DayOnFile, session: Session) -> day_track.DayRow:
    child, visitor = day.group(session, CHILD), day.group(session, VISITOR)
    off = session.state == Session.State.NOT_HELD
    tag, note = _now(day, session, child, visitor)
    planned = day_track.Stay(
        minutes_of(session.starts_at), minutes_of(session.ends_at), Here.NOT_COMING
    )
    return day_track.DayRow(
        callsign=session.case.callsign or session.case.reference,
        mode=session.get_service_display(),
        child=planned if off else _stay(child, day.now),
        adult=None if off else _stay(visitor, day.now),
        room=session.room.name,
        tag=tag,
        note=note,
        url=session_url(child or visitor or Group(session, CHILD, ())),
    )


def _stay(group: Group | None, now: datetime) -> day_track.Stay | None:
    """Return the real times where they are known, else the planned ones."""
    if group is None:
        return None
    lead = group.lead
    start = minutes_of(lead.arrived_at or lead.due_at)
    end = minutes_of(lead.left_at or lead.leaves_at)
    here = Here.PLANNED
    if lead.arrived_at is not None:
        here = Here.HERE
    elif group.minutes_late(now):
        here = Here.LATE
    return day_track.Stay(start, max(end, start + 1), here)


def _now(
    day: DayOnFile, session: Session, child: Group | None, visitor: Group | None
) -> tuple[Tag, str]:
    """Return the tag and the line beside it. No names, no reasons of a side."""
    states = Session.State
    worker = session.supervisor.short_name if session.supervisor else ""
    if session.state == states.NOT_HELD:
        return _off(day.absence_of(session))
    if session.state == states.HELD:
        return Tag("Took place", "leaf", "check"), _still_here(child, visitor)
    if session.state == states.RUNNING:
        return Tag("Together now", "pine", "check"), f"With {worker}" if worker else ""
    for group, who in ((child, "Child"), (visitor, "Visiting adult")):
        late = group.minutes_late(day.now) if group else 0
        if late:
            return Tag(f"{who} {late} min late", "red", "clock"), _here_since(
                visitor if group is child else child
            )
    return _due(child, visitor), f"With {worker}" if worker else ""


def _off(absence: Absence | None) -> tuple[Tag, str]:
    if absence is None or absence.told_at is None:
        return Tag("Not coming", "line", "no"), ""
    told = clock.london(absence.told_at)
    return Tag(
        "Not coming", "line", "no"
    ), f"Told us {told.day} {told:%B}, {told:%H:%M}"


def _here_since(group: Group | None) -> str:
    if group is None or group.lead.arrived_at is None:
        return ""
    who = "Child" if group.name == CHILD else "Visiting adult"
    return f"{who} here {clock.london(group.lead.arrived_at):%H:%M}"


def _still_here(child: Group | None, visitor: Group | None) -> str:
    for group, who in ((child, "Child"), (visitor, "Visiting adult")):
        if group and group.place in (Presence.Place.ROOM, Presence.Place.SHARED):
            return f"{who} still here"
    return ""


def _due(child: Group | None, visitor: Group | None) -> Tag:
    waiting = [g.lead.due_at for g in (visitor, child) if g and not g.lead.arrived_at]
    if not waiting:
        return Tag("Both here", "pine", "people")
    return Tag(f"Due {clock.london(min(waiting)):%H:%M}", "line")
