"""The looks that only people can take: who may see what, the policy, the companies."""

from kinkeeper.config.demo.world import World
from kinkeeper.foundation import clock
from kinkeeper.website.commands.record_own_check import record_own_check
from kinkeeper.website.queries.own_checks import things_to_look_at

# Days ago, the oldest first. Each look is taken about twice a year.
ROUNDS = (460, 280, 100)


def take_looks(world: World) -> None:
    """Let the manager and the records lead take turns at looking."""
    people = (world.team.manager, world.team.records_lead)
    for turn, days in enumerate(ROUNDS):
        for number, (what, _) in enumerate(things_to_look_at()):
            moment = world.ago(days - number, 15)
            with clock.travelled_to(moment):
                record_own_check(
                    what=what,
                    done_on=clock.london(moment).date(),
                    found="All in order.",
                    by=people[(turn + number) % len(people)],
                    now=moment,
                )
