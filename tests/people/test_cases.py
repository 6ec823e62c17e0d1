from datetime import date, timedelta

import pytest
from django.http import Http404

from kinkeeper.foundation import clock
from kinkeeper.people.commands.assign import assign
from kinkeeper.people.queries import cases, parties
from tests import family

pytestmark = pytest.mark.django_db


def test_a_coordinator_sees_all_cases():
    family.alder(), family.wren()

    assert cases.cases_visible_to(family.dee()).count() == 2


def test_a_supervisor_sees_only_the_cases_of_today():
    alder, _ = family.alder(), family.wren()
    sasha, today = family.sasha(), date(2026, 3, 14)
    assign(case=alder.case, account=sasha, from_on=today, to_on=today, by=family.dee())

    def seen(day):
        return list(cases.cases_visible_to(sasha, today=day))

    assert seen(today) == [alder.case]
    assert seen(today + timedelta(days=1)) == []


def test_a_family_sees_its_own_case_alone():
    alder, wren = family.alder(), family.wren()
    priya = alder.resident.account

    assert list(cases.cases_visible_to(priya)) == [alder.case]
    with pytest.raises(Http404):
        cases.case_by_key(wren.case.key, viewer=priya)
    with pytest.raises(Http404):
        parties.party_of(priya, wren.case)


def test_one_side_is_not_told_who_the_other_is():
    """K3: the query itself leaves the other adult out."""
    alder = family.alder()
    priya = alder.resident.account

    seen = parties.parties_of(alder.case, viewer=priya)

    assert alder.visiting not in seen
    assert alder.resident in seen
    assert set(alder.children) <= set(seen)


def test_a_call_sign_is_found_while_the_case_is_open():
    alder, dee = family.alder(), family.dee()

    assert cases.case_by_sign("alder", viewer=dee) == alder.case
    assert cases.case_by_sign("kk-0147", viewer=dee) == alder.case
    alder.case.closed_on = clock.today()
    alder.case.save()

    with pytest.raises(Http404):
        cases.case_by_sign("alder", viewer=dee)
    assert cases.case_by_sign("KK-0147", viewer=dee) == alder.case
    assert cases.sign_of(alder.case) == "kk-0147"
