"""How many of the team each opening of a week has and needs, for who plans (R21)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kinkeeper.contact_sessions.models import Opening
from kinkeeper.contact_sessions.queries.diary import Diary, numbers_of
from kinkeeper.foundation.ui.parts import Tag
from kinkeeper.rules.contact_sessions.staffing import Here, needed

_ENOUGH = Tag("Enough of the team", "leaf", "check")
_NO_ROTA = Tag("No rota yet", "line", "info")


@dataclass(frozen=True)
class TeamLine:
    """One opening on one day: what is planned, who is there, and whether it does."""

    words: str
    tag: Tag


def team_of_week(monday: date) -> Mapping[date, list[TeamLine]]:
    """Return the openings of a week that have families, by day, for a planner."""
    sunday = monday + timedelta(days=6)
    diary = Diary(monday, sunday, persons=(), workers=(), cases=())
    found: dict[date, list[TeamLine]] = {}
    for day in sorted(diary.sessions):
        for opening in _openings(diary, day):
            line = _line(diary, opening, day)
            found.setdefault(day, []).append(line)
    return found


def _openings(diary: Diary, day: date) -> Iterator[Opening]:
    seen: set[int] = set()
    for session in diary.sessions[day]:
        opening = diary.houses.opening_of(session)
        if opening is not None and opening.pk not in seen:
            seen.add(opening.pk)
            yield opening


def _line(diary: Diary, opening: Opening, day: date) -> TeamLine:
    families = diary.families_in(opening, day)
    need = needed(families, numbers_of(opening))
    there = diary.team.crew(opening, day)
    hours = f"{opening.opens:%H:%M} to {opening.closes:%H:%M}"
    counted = "" if there is None else f", {there} on the rota"
    words = f"{hours}: {_planned(families)}. {need} of the team needed{counted}."
    return TeamLine(words, _tag(need, there))


def _planned(families: list[Here]) -> str:
    children = sum(one.children for one in families)
    many = len(families)
    return (
        f"{many} {'time' if many == 1 else 'times'} together, "
        f"{children} {'child' if children == 1 else 'children'}"
    )


def _tag(need: int, there: int | None) -> Tag:
    if there is None:
        return _NO_ROTA
    if there < need:
        return Tag(f"{need - there} too few", "clay", "alert")
    return _ENOUGH
