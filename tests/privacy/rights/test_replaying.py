"""After a restore: a request that came after the backup, and one that was answered."""

from datetime import date

import pytest

from kinkeeper.foundation.recovery import register
from kinkeeper.foundation.recovery.register import Replayed
from kinkeeper.privacy.records.models import Hold, Obligation
from kinkeeper.privacy.records.queries.restrictions import restricted
from kinkeeper.privacy.rights.models import RightsRequest
from kinkeeper.privacy.rights.records.replaying import LOST
from tests import family
from tests.privacy.rights import asking

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 16)
KINDS = ("rights_request", "complaint", "breach", "hold")


def written() -> list[register.Line]:
    """What the journal would hold now, in the order of a restore."""
    return [
        line
        for each in register.replays()
        if each.kind in KINDS
        for line in each.lines()
    ]


def replayed(lines: list[register.Line]) -> list[Replayed]:
    how = {each.kind: each.replay for each in register.replays()}
    return [how[line.kind](line) for line in lines]


def test_a_block_that_came_after_the_backup_blocks_again():
    """BK-3: restrictions come back before anybody signs in; twice changes nothing."""
    alder, omar = family.alder(), family.omar()
    asked = asking.request(alder.resident, omar, DAY, "restriction")
    asking.step(asked, "clarification_asked", omar, DAY)
    lines = written()
    assert asking.WORDS not in repr(lines)
    assert "Priya" not in repr(lines)
    RightsRequest.objects.all().delete()
    Hold.objects.all().delete()
    assert not restricted(case=alder.case)
    assert set(replayed(lines)) == {Replayed.DONE}
    assert restricted(case=alder.case)
    back = RightsRequest.objects.get()
    assert (back.reference, back.person) == (asked.reference, alder.resident.person)
    assert back.unseal()["words"] == LOST
    assert back.clarifications.count() == 1
    assert Obligation.objects.filter(kind="rights_request").count() == 1
    assert set(replayed(lines)) == {Replayed.ALREADY}


def test_an_answer_after_the_backup_ends_the_hold_again():
    """The matter comes before its hold: the database lets no hold end before it."""
    alder, omar = family.alder(), family.omar()
    asked = asking.request(alder.resident, omar, DAY)
    asking.answer(asked, omar, DAY)
    lines = written()
    RightsRequest.objects.update(closed_on=None, answered_on=None, outcome="")
    Hold.objects.update(ended_on=None, stops_until=None)
    replayed(lines)
    hold = Hold.objects.get()
    assert hold.ended_on == DAY
    assert RightsRequest.objects.get().closed_on == DAY
    assert RightsRequest.objects.get().unseal()["words"] == asking.WORDS
