"""The nights on which records come to their end, and the two people who agree."""

from datetime import datetime

from kinkeeper.config.demo.clockwork import Scene
from kinkeeper.config.demo.world import World
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.privacy.disposal.commands.approve_item import approve_item
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals

# Days ago: the first review, the night on which it was carried out, the second review.
FIRST, CARRIED_OUT, SECOND = 19, 10, 5


def nights(world: World) -> Scene:
    """Play the reviews: one carried out, one cooling off, one with a single yes."""
    team = world.team
    yield world.ago(FIRST, 2, 10)
    sweep_disposals(world.ago(FIRST).date())
    now = yield world.ago(FIRST - 1, 9, 20)
    _agree(0, team.coordinator, now)
    now = yield world.ago(FIRST - 1, 14, 5)
    _agree(0, team.records_lead, now)
    yield world.ago(CARRIED_OUT, 2, 10)
    sweep_disposals(world.ago(CARRIED_OUT).date())
    yield world.ago(SECOND, 2, 10)
    sweep_disposals(world.ago(SECOND).date())
    now = yield world.ago(SECOND - 2, 9, 35)
    _agree(0, team.coordinator, now)
    now = yield world.ago(SECOND - 2, 15, 50)
    _agree(0, team.manager, now)
    now = yield world.ago(SECOND - 3, 10, 15)
    _agree(0, team.coordinator, now)


def _agree(place: int, by: Account, now: datetime) -> None:
    """Say yes to one of the records that wait, the longest waiting first."""
    waiting = Item.objects.filter(state=Item.State.PROPOSED, case__isnull=False)
    found = waiting.select_related("batch", "case").order_by("pk")[place:]
    for item in found[:1]:
        approve_item(
            item=item,
            typed_reference=item.batch.reference,
            by=by,
            now=now,
            version_seen=item.version,
        )
