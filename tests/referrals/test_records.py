from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.privacy.records import register
from kinkeeper.referrals import records
from kinkeeper.referrals.commands.invite_other_side import invite_other_side
from kinkeeper.referrals.models import Draft, Invitation, SideForm
from kinkeeper.rules import retention
from tests import family

pytestmark = pytest.mark.django_db


def erase(case):
    """Run this app's shares as the disposal engine does."""
    parts = register.parts_of(retention.Record.CASE_FILE)
    record = records.holdings(case)[0].record
    own = ("referrals.", "people.", "accounts.")
    mine = [
        part for part in parts if part.tables[:1] and part.tables[0].startswith(own)
    ]
    return {part.title: part.erase(case, record, clock.now()) for part in mine}


def test_the_facts_are_those_of_the_file(referred):
    """C-3: an order that a form mentions counts from that day."""
    told = records.facts(referred)

    assert [child.born_on for child in told.children] == [date(2019, 5, 4)]
    assert [order.recorded_on for order in told.court_orders] == [clock.today()]
    assert len(told.cafcass) == 1
    assert [letter.on for letter in told.correspondence] == [clock.today()]


def test_nothing_of_the_family_is_left(referred, dee):
    party = Party.objects.get(case=referred, side="VISITING")
    invite_other_side(party=party, to="k@example.org", by=dee, now=clock.now())
    erased = erase(referred)

    assert erased["people and their accounts"].count == 6
    assert len(erased["people and their accounts"].digests) == 6
    for model in (Party, Person, SideForm, Invitation, Draft):
        assert not model.objects.exists(), model
    stub = Case.objects.get()
    assert stub.callsign == ""
    assert stub.file_destroyed_on == clock.today()


def test_erasing_twice_destroys_nothing_more(referred):
    erase(referred)
    again = erase(Case.objects.get())

    assert sum(part.count for part in again.values()) == 0


def test_a_person_and_an_account_of_another_case_stay():
    alder, wren = family.alder(), family.wren()
    Party.objects.create(
        case=wren.case,
        person=alder.resident.person,
        side="OTHER",
        container=wren.case.container,
        joined_on=wren.case.opened_on,
        account=alder.resident.account,
    )
    erase(alder.case)

    assert Person.objects.filter(given_name="Priya").exists()
    assert not Person.objects.filter(given_name="Daniel").exists()
    assert Account.objects.filter(email="priya@example.org").exists()
    assert not Account.objects.filter(email="daniel@example.org").exists()
    assert wren.case.parties.count() == 4
