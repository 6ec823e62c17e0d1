"""An answer that a restored backup does not know, of somebody it does not know."""

from uuid import uuid4

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.privacy.editions.commands.replay_answer import replay_answer
from kinkeeper.privacy.editions.models import ChangeAnswer

pytestmark = pytest.mark.django_db


def test_it_is_left_for_a_person():
    """P12c, P14"""
    said = {"case": str(uuid4()), "party": str(uuid4()), "given_by": str(uuid4())}
    line = Line(kind="policy_change", key=str(uuid4()), at=clock.now(), said=said)
    assert replay_answer(line=line, now=clock.now()) == Replayed.SET_ASIDE
    assert not ChangeAnswer.objects.exists()
