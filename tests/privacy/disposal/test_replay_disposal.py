"""A disposal that is replayed after a restore (BK-3)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import OperationalError, transaction

import kinkeeper.privacy.disposal.commands.replay_disposal as replaying
from kinkeeper.foundation.audit import sealer
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.foundation.recovery.register import Line, Replayed
from kinkeeper.people.models import Case, Correspondence
from kinkeeper.privacy.disposal.commands.replay_disposal import replay_disposal
from kinkeeper.privacy.disposal.models import Certificate, Item
from kinkeeper.privacy.disposal.queries import journalled
from kinkeeper.privacy.disposal.queries.certificates import certificate_by_reference
from kinkeeper.privacy.disposal.queries.come_back import come_back
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records.models import Obligation
from tests import family
from tests.privacy import stage
from tests.privacy.records.test_holds import lifted, placed

pytestmark = pytest.mark.django_db
DAY = stage.ELIGIBLE_ON + timedelta(days=7)
LATER = DAY + timedelta(days=1)


def brought_back() -> tuple[stage.Agreed, Line]:
    """Destroy Wren's file after the backup, and put the backup back."""
    made = family.wren(opened_on=stage.OPENED_ON)
    stage.letter(made.case, "We met at the centre.")
    agreed = stage.agreed(stage.closed(made))
    with transaction.atomic():
        assert sweep_disposals(DAY).disposed == 1
        (line,) = journalled.lines()
        transaction.set_rollback(True)
    assert Correspondence.objects.count() == 1
    return agreed, line


def assert_set_aside(item: Item) -> None:
    """Nothing went, nothing is certified, nothing goes by itself, and it is logged."""
    item.refresh_from_db()
    assert item.state == Item.State.STOPPED
    assert Correspondence.objects.count() == 1
    assert not Certificate.objects.exists()
    assert Obligation.objects.filter(record=item.record).exists()
    events = Event.objects.filter(about=item.record)
    assert [each.action for each in events.filter(action__contains="replay")] == [
        "disposal.replay_set_aside"
    ]
    assert sweep_disposals(LATER).disposed == 0


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


def test_what_came_back_is_destroyed_again_with_its_proof():
    agreed, line = brought_back()
    assert replay_disposal(line=line, now=stage.at(DAY)) is Replayed.DONE
    agreed.item.refresh_from_db()
    assert agreed.item.state == Item.State.DISPOSED
    assert str(Certificate.objects.get().key) == line.key
    assert not Correspondence.objects.exists()
    (event,) = Event.objects.filter(action="disposal.replayed")
    assert event.detail["rows"] == event.detail["as_then"] > 0
    sealer.seal(stage.at(DAY))
    event.refresh_from_db()
    shown = certificate_by_reference("DC-0001", viewer=agreed.omar)
    assert shown.genuine
    assert shown.log_entry == event.sealed_as is not None
    assert list(come_back(DAY)) == []


def test_what_a_later_hold_reaches_waits_until_two_people_lift_it():
    """BK-3, C-8: holds come first. Afterwards it is proposed like anything else."""
    agreed, line = brought_back()
    hold = placed(agreed.item.case, agreed.omar)
    assert replay_disposal(line=line, now=stage.at(DAY)) is Replayed.SET_ASIDE
    assert_set_aside(agreed.item)
    assert list(come_back(LATER)) == []
    lifted(hold, agreed.omar, 1, on=LATER)
    lifted(hold, agreed.ruth, 2, on=LATER)
    assert sweep_disposals(LATER + timedelta(days=1)).proposed == 1


def test_a_family_of_another_reference_is_left_for_a_person():
    """A name that matches is not enough to destroy; nor are old yeses (C-13)."""
    agreed, line = brought_back()
    Case.objects.update(reference="KK-0998")
    assert replay_disposal(line=line, now=stage.at(DAY)) is Replayed.SET_ASIDE
    assert_set_aside(agreed.item)


@pytest.mark.parametrize("held", [False, True])
def test_an_edition_that_was_lost_with_the_machine_stops_nothing(held):
    """The table that counts today tells which holds reach the record."""
    agreed, line = brought_back()
    item = {**line.said["item"], "policy_version": "2031-01"}
    lost = replace(line, said={**line.said, "item": item})
    if held:
        placed(agreed.item.case, agreed.omar)
        assert replay_disposal(line=lost, now=stage.at(DAY)) is Replayed.SET_ASIDE
        assert_set_aside(agreed.item)
        return
    assert replay_disposal(line=lost, now=stage.at(DAY)) is Replayed.DONE
    assert not Correspondence.objects.exists()
    assert list(come_back(DAY)) == []


def test_a_machine_that_fails_sets_nothing_aside(monkeypatch):
    """A full disk is no decision: the restore stops, and is repeated."""
    _, line = brought_back()

    def fails(*_: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(replaying, "_put_the_proof_back", fails)
    with pytest.raises(OperationalError):
        replay_disposal(line=line, now=stage.at(DAY))
    assert Correspondence.objects.count() == 1


def test_the_number_of_a_certificate_that_was_set_aside_is_not_given_again():
    """Else a second restore would find it taken, and leave what was destroyed."""
    agreed, line = brought_back()
    hold = placed(agreed.item.case, agreed.omar)
    assert replay_disposal(line=line, now=stage.at(DAY)) is Replayed.SET_ASIDE
    Mark.objects.create(
        number=1, kind=line.kind, key=line.key, at=line.at, set_aside=True
    )
    lifted(hold, agreed.omar, 1, on=LATER)
    lifted(hold, agreed.ruth, 2, on=LATER)
    sweep_disposals(LATER + timedelta(days=1))
    again = Item.objects.get(state=Item.State.PROPOSED)
    for person in (agreed.omar, agreed.ruth):
        stage.say_yes(again, person, LATER + timedelta(days=1))
    assert sweep_disposals(LATER + timedelta(days=8)).disposed == 1
    assert line.said["certificate"]["reference"] == "DC-0001"
    assert Certificate.objects.get().reference == "DC-0002"
