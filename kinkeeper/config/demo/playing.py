"""Building the invented centre and playing it up to this moment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from kinkeeper.config.demo import (
    asking,
    building,
    cast,
    editions,
    endings,
    enquiring,
    giving_back,
    households,
    looks,
    planning,
    prices,
    referring,
    rehearsing,
    reviews,
    staffing,
    team,
    telling,
    today,
    turns,
)
from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.households import Household
from kinkeeper.config.demo.invented import Inventor
from kinkeeper.config.demo.lives import Life, life
from kinkeeper.config.demo.paperwork import ask
from kinkeeper.config.demo.plots import RESIDENT, Plot
from kinkeeper.config.demo.sizes import Size
from kinkeeper.config.demo.world import World, of_family
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import sealer
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.foundation.sweeps import night
from kinkeeper.foundation.ui.callsigns import CALLSIGNS
from kinkeeper.people.models import Case
from kinkeeper.privacy.records import obligations, postponing

BEGAN_DAYS_AGO = 900
# So many days after it came a family has met for the first time.
MEETS_BY = 60
# Letters of the last days are left for the worker to deliver.
POST_DAYS = 3


@dataclass(frozen=True)
class Played:
    """The centre as it stands now."""

    world: World
    lives: list[Life]


def build(size: Size, *, now: datetime, plots: Sequence[Plot] | None = None) -> Played:
    """Fill the database with a centre and let it live up to `now`.

    `plots` are the stories of other families than those of the size.
    """
    stories = cast.plots(size) if plots is None else plots
    world = _open(size, stories, now)
    lives = _families(size, stories, world)
    for each in sorted(lives, key=lambda one: -one.plot.came):
        world.clockwork.add(life(each))
    for each in lives:
        for scene in _beside(world, each):
            world.clockwork.add(scene)
    for scene in staffing.scenes(world):
        world.clockwork.add(scene)
    for scene in asking.scenes(world):
        world.clockwork.add(scene)
    world.clockwork.add(referring.scene(world))
    world.clockwork.add(referring.sent_paper(world))
    for scene in enquiring.scenes(world):
        world.clockwork.add(scene)
    world.clockwork.add(telling.scene(world))
    world.clockwork.add(endings.nights(world))
    _play(world)
    planning.keep_hours(world)
    looks.take_looks(world)
    giving_back.give_back(world)
    editions.write_next_edition(world)
    sealer.seal(now)
    night.run(world.today)
    _old_post_has_gone(now)
    sealer.seal(now)
    rehearsing.back_up(now)
    return Played(world, lives)


def _play(world: World) -> None:
    """Play all that was before the first review in one go, the rest as it came."""
    with postponing.noting() as changed:
        world.clockwork.play(until=world.ago(endings.FIRST, 1))
    cases = Case.objects.in_bulk(changed)
    for key, now in changed.items():
        with clock.travelled_to(now):
            obligations.refresh(case=cases[key], now=now)
    world.clockwork.play(until=world.now)


def _open(size: Size, stories: Sequence[Plot], now: datetime) -> World:
    random = Random(f"kinkeeper {size.name}")  # noqa: S311
    words = [sign.word for sign in CALLSIGNS]
    random.shuffle(words)
    began = clock.london(now).date() - timedelta(days=BEGAN_DAYS_AGO)
    moment = clock.moment(began, 9)
    with clock.travelled_to(moment):
        people = team.gather(supervisors=size.supervisors, on=began, now=moment)
        prices.put_up(by=people.manager, now=moment)
    # The telling families keep their own words.
    kept = {plot.callsign for plot in stories}
    return World(
        team=people,
        buildings=building.open_doors(size.venues),
        now=now,
        words=[word for word in words if word not in kept],
    )


def _families(size: Size, stories: Sequence[Plot], world: World) -> list[Life]:
    inventor = Inventor(Random(f"families {size.name}"))  # noqa: S311
    found = []
    beside: dict[str, int] = {}
    for number, plot in enumerate(stories):
        family = households.invent(
            inventor, today=world.today, emails=plot.emails, many=plot.children
        )
        place = beside[plot.service] = beside.get(plot.service, -1) + 1
        found.append(
            Life(
                world=world,
                plot=plot,
                family=_as_told(family, plot),
                number=place // len(world.buildings),
                random=of_family(size.name, number),
                building=world.buildings[_building(plot, place, world)],
            )
        )
    _came_before(found)
    return found


def _came_before(lives: list[Life]) -> None:
    """Let a child who is here today have been here before, in a family of old."""
    here = next((each for each in lives if each.plot.now), None)
    closed = [each for each in lives if each.plot.closes and not each.plot.portal]
    if here is not None and closed:
        last = min(closed, key=lambda each: each.plot.closes or 0)
        last.family = replace(last.family, children=here.family.children[:1])


def _building(plot: Plot, place: int, world: World) -> int:
    return 0 if plot.now else place % len(world.buildings)


def _as_told(family: Household, plot: Plot) -> Household:
    """Return the family with what its plot asks for: an allergy, a secret address."""
    if not (plot.health or plot.secret):
        return family
    own = family.told[RESIDENT]
    told = replace(own, health=plot.health, secret_address=plot.secret, texts_only=True)
    return replace(family, told={**family.told, RESIDENT: told})


def _beside(world: World, of: Life) -> list[Scene]:
    """Return what happens beside the sessions of a family."""
    plot, scenes = of.plot, [_once_on_file(of)]
    if plot.now:
        scenes.append(today.scene(of))
    if plot.closes is None:
        scenes.append(_three_months_on(of))
    return scenes


def _once_on_file(of: Life) -> Scene:
    """Wait until the family is on file, then let the turns of its story begin."""
    yield of.at(12, 12)
    world, plot, case = of.world, of.plot, of.case
    if case is None:
        return
    for turn in _own_turns(of, case):
        world.clockwork.add(turn)
    for asked in plot.asks:
        world.clockwork.add(ask(world, case, asked))
    for place, days in enumerate(_letters(of)):
        world.clockwork.add(turns.letter(world, case, days, of.number + place))


def _three_months_on(of: Life) -> Scene:
    """Wait until the family has met, then until it is to be looked at again."""
    yield of.at(MEETS_BY, 9)
    waits = of.plot.review_waits
    yield from reviews.look_again(of.world, of.file, of.number, waits=waits)


def _own_turns(of: Life, case: Case) -> Iterator[Scene]:
    """Yield what the plot says of this very family."""
    world, plot = of.world, of.plot
    if plot.order:
        yield turns.order(world, case, plot.order)
    if plot.health:
        yield turns.sensitive(world, case, plot.came // 2)
    yield from turns.worries_about(world, case, plot.concern, by=of.worker)
    if plot.hold is not None:
        yield turns.hold(world, case, plot.hold)
    if plot.cannot_come:
        yield turns.cannot_come(world, case)


def _letters(of: Life) -> list[int]:
    """Return how many days ago somebody wrote or called: within the open months."""
    closes = of.plot.closes or 0
    open_days = range(closes + 3, of.plot.came - 20, 47)
    return list(open_days)[:4]


def _old_post_has_gone(now: datetime) -> None:
    """Mark what was queued days ago as sent: a worker would have taken it then."""
    before = now - timedelta(days=POST_DAYS)
    for sort in (Letter, Text):
        old = sort.objects.filter(state="QUEUED", queued_at__lt=before)
        old.update(state="SENT", sent_at=before, attempts=1, sealed=b"")
