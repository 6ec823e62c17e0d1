"""A disposal that is replayed after a restore (BK-3)."""

import pytest

from kinkeeper.foundation.recovery.register import Replayed
from kinkeeper.privacy.disposal.commands.replay_disposal import replay_disposal
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import journalled
from kinkeeper.privacy.disposal.queries.come_back import come_back
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from tests.privacy import stage

pytestmark = pytest.mark.django_db


def test_what_is_destroyed_already_is_left_alone():
    """Replaying twice is as good as once, and nothing is missing or back."""
    stage.agreed(stage.wren_closed())
    day = stage.ELIGIBLE_ON.replace(day=10)
    assert sweep_disposals(day).disposed == 1
    (line,) = journalled.lines()
    assert "Wren" not in str(line.said)
    for _ in range(2):
        became = replay_disposal(line=line, now=stage.at(day))
        assert became is Replayed.ALREADY
    assert Certificate.objects.count() == Item.objects.count() == 1
    assert list(come_back(day)) == []
