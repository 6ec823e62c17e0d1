"""Hours of the invented buildings, and the rota, once the past has been played."""

from datetime import date, time, timedelta

from kinkeeper.config.demo.building import SATURDAY, SUNDAY, WEDNESDAY
from kinkeeper.config.demo.world import World
from kinkeeper.contact_sessions.commands.close_day import close_day
from kinkeeper.contact_sessions.commands.declare_conflict import declare_conflict
from kinkeeper.contact_sessions.commands.set_opening import Hours, add_opening
from kinkeeper.contact_sessions.commands.set_rota import add_shift
from kinkeeper.contact_sessions.commands.tell_away import tell_away
from kinkeeper.contact_sessions.models import Opening, Venue
from kinkeeper.people.models import Case

AFTER_SCHOOL = (1, WEDNESDAY, 3, 4)
# Somebody may open the invented centre at any hour and plan for today.
ALL_DAY = time(0), time(23, 59)
FAMILIES = 7


def keep_hours(world: World) -> None:
    """Set the opening times from tomorrow on, and the days on which all is closed."""
    today, by = world.today, world.team.coordinator
    for building in world.buildings:
        for weekday in range(7):
            _open(world, building.venue, weekday)
    close_day(
        venues=[building.venue for building in world.buildings],
        from_on=_next_christmas(today),
        to_on=_next_christmas(today) + timedelta(days=1),
        reason="Christmas and Boxing Day",
        by=by,
        today=today,
    )
    _set_rota(world)


def _set_rota(world: World) -> None:
    """Put everybody on Saturday's rota; one is away, one knows a family."""
    today, team = world.today, world.team
    saturday = Opening.objects.filter(
        venue=world.buildings[0].venue, weekday=SATURDAY, to_on=None
    )
    for opening in saturday:
        for worker in (*team.supervisors, *team.volunteers):
            add_shift(
                opening=opening,
                worker=worker,
                from_on=opening.from_on,
                to_on=None,
                by=team.coordinator,
            )
    tell_away(
        worker=team.supervisors[0],
        from_on=today + timedelta(days=8),
        to_on=today + timedelta(days=21),
        by=team.coordinator,
        today=today,
    )
    supervised = Case.objects.filter(
        closed_on=None, service=Case.Service.SUPERVISED, sessions__held_on=today
    )
    for case in supervised.order_by("pk")[:1]:
        declare_conflict(
            case=case,
            worker=team.volunteers[0],
            words="We were at school together.",
            by=team.manager,
            now=world.now,
        )


def _open(world: World, venue: Venue, weekday: int) -> None:
    today, by = world.today, world.team.coordinator
    if weekday == today.weekday():
        only = _hours(weekday, *ALL_DAY, today, today)
        add_opening(venue=venue, hours=only, by=by)
    tomorrow = today + timedelta(days=1)
    if weekday in (SATURDAY, SUNDAY):
        hours = _hours(weekday, time(9, 30), time(18), tomorrow)
        add_opening(venue=venue, hours=hours, by=by)
    elif weekday in AFTER_SCHOOL:
        hours = _hours(weekday, time(15, 30), time(19), tomorrow)
        add_opening(venue=venue, hours=hours, by=by)


def _hours(
    weekday: int, opens: time, closes: time, from_on: date, to_on: date | None = None
) -> Hours:
    return Hours(weekday, opens, closes, FAMILIES, 4, from_on, to_on)


def _next_christmas(today: date) -> date:
    day = date(today.year, 12, 25)
    return day if day > today else date(today.year + 1, 12, 25)
