"""Before anybody agrees, the page says how far it reaches, and who may not agree."""

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.queries import blast
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.register import Location
from tests import family
from tests.privacy import stage
from tests.privacy.stage import ELIGIBLE_ON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_the_day():
    with clock.travelled_to(stage.at(ELIGIBLE_ON)):
        yield


def told(item: Item) -> dict[str, int]:
    return {figure.words: figure.number for figure in blast.figures(item)}


def test_the_numbers_are_those_of_the_parts():
    """C-15: rows, people, accounts, files and messages, before the first yes."""
    case = stage.wren_closed()
    stage.letter(case, "marmalade skies")
    item = stage.proposed(case)
    found = told(item)
    assert (found["people"], found["accounts"]) == (3, 2)
    assert found["things in all"] == sum(number for _, number in blast.shares(item))
    assert ("letters and calls", 1) in blast.shares(item)


def test_a_person_in_another_family_is_told_apart_and_stays():
    case = stage.wren_closed()
    alder = family.alder()
    tom = case.parties.get(side=Party.Side.VISITING).person
    alder.visiting.person = tom
    alder.visiting.save()
    item = stage.proposed(case)
    assert told(item)["people"] == 2
    assert "1 person is in another family too. They stay." in blast.others(item)


def test_paper_is_counted_too(monkeypatch):
    """C-18: a box in a cupboard is part of the record."""
    case = stage.wren_closed()
    item = stage.proposed(case)

    def box(record):
        return [Location("1", "Paper, label P-0001")] if record == item.record else []

    monkeypatch.setattr(register, "_locations", [box])
    assert told(item)["other places, such as paper"] == 1
    assert "Also to be destroyed by hand: Paper, label P-0001." in blast.others(item)


def test_who_worked_on_it_last_is_not_the_second(client):
    """C-15: the last editor may prepare and not approve."""
    case = stage.wren_closed()
    omar, ruth, dee = family.omar(), family.ruth(), family.dee()
    trail.record("case.closed", about=case, by=ruth, case_key=case.key)
    trail.viewed("family", about=case, by=omar, purpose="looking", case_key=case.key)
    item = stage.proposed(case)
    stage.say_yes(item, dee)
    with pytest.raises(RefusedError, match="worked on this record last"):
        stage.say_yes(item, ruth)
    client.force_login(ruth)
    said = client.get("/staff/records/reviews/dr-0001/").content.decode()
    assert "worked on this record last" in said
    assert stage.say_yes(item, omar)


def test_several_are_agreed_to_at_once_each_with_its_own_yes(client):
    """S13: ticked one by one, without a script; the number is typed once."""
    first = stage.wren_closed()
    second = stage.closed(
        family.wren(
            reference="KK-0099",
            callsign="Lark",
            opened_on=stage.OPENED_ON,
        )
    )
    stage.proposed(first)
    items = list(Item.objects.order_by("pk"))
    assert {item.case for item in items} == {first, second}
    client.force_login(family.omar())
    assert (
        "Agree to several"
        in client.get("/staff/records/reviews/dr-0001/").content.decode()
    )
    url = "/staff/records/reviews/dr-0001/agree/"
    keys = [str(item.key) for item in items]
    wrong = client.post(url, {"items": keys, "typed_reference": "DR-9999"})
    assert "Type the number" in wrong.content.decode()
    done = client.post(url, {"items": keys, "typed_reference": "dr-0001"})
    assert done.status_code == 302
    assert [item.approvals.count() for item in items] == [1, 1]
