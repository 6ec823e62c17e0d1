"""What the rules cannot date is a list of work, never silence."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django.urls import reverse

from kinkeeper.finance.commands.add_paper import Told, add_paper
from kinkeeper.finance.commands.add_year import add_year
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.people.models import Person
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.queries import work_list as looking
from kinkeeper.privacy.records.queries.work_list import how_many, work_list
from kinkeeper.workforce.queries.left_without_end import left_without_end
from tests import family
from tests.privacy import stage
from tests.workforce import staff

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 14)


@pytest.fixture(autouse=True)
def records_alone(monkeypatch):
    """Other apps add tasks of their own, about holds, backups and promises."""
    monkeypatch.setattr(looking, "_more", [left_without_end])


@pytest.fixture
def omar():
    return family.omar()


def test_an_empty_list_is_empty(omar):
    stage.wren_closed()
    assert work_list(viewer=omar, today=TODAY) == []


def test_a_child_of_unknown_age_is_a_task(omar):
    """C-17: counted from the youngest possible, and somebody asks."""
    made = family.wren()
    Person.objects.filter(is_child=True).update(born_on=None)
    obligations.refresh(case=made.case, now=stage.at(TODAY))

    (found,) = work_list(viewer=omar, today=TODAY)
    assert found.reference == "KK-0098"
    assert "birth date" in found.reason
    assert "Ask the family" in found.what_to_do


def test_a_certificate_without_a_decision_is_a_task_after_four_weeks(omar):
    """A9: not on the 27th day."""
    ruth = family.ruth()
    staff.check(staff.nora(ruth), ruth, date(2026, 1, 12))
    last_quiet = date(2026, 1, 12) + timedelta(27)
    assert how_many(viewer=omar, today=last_quiet) == 0
    (found,) = work_list(viewer=omar, today=last_quiet + timedelta(1))
    assert found.title == "DBS certificate"
    assert found.since == date(2026, 1, 12)


def test_a_paper_in_no_financial_year_is_a_task_until_the_year_is_entered(omar):
    """P9d, A13"""
    tess = family.tess()
    add_paper(
        told=Told("WAGES", "Wages", date(2018, 5, 1), date(2018, 5, 31)),
        by=tess,
        now=stage.at(date(2019, 5, 2)),
    )
    (found,) = work_list(viewer=omar, today=TODAY)
    assert "financial year" in found.what_to_do
    assert found.reference == "F-0001"

    add_year(
        start_on=date(2018, 4, 1),
        end_on=date(2019, 3, 31),
        by=tess,
        now=stage.at(date(2019, 6, 1)),
    )
    assert work_list(viewer=omar, today=TODAY) == []


def test_a_file_without_a_day_of_work_is_a_task(omar):
    """P9a: an engagement that is not known has no end either."""
    nora = staff.nora(family.ruth())
    nora.engagements.all().delete()
    obligations.keep_alone(record=staff.promise(nora).record, now=stage.at(TODAY))
    (found,) = work_list(viewer=omar, today=TODAY)
    assert "when to when the person worked here" in found.what_to_do


def test_somebody_who_left_without_a_last_day_is_a_task(omar):
    """P9a, R1: without a last day the clock would never start."""
    bea = family.bea()
    staff.nora(family.ruth(), account=bea)
    assert work_list(viewer=omar, today=TODAY) == []
    bea.is_active = False
    bea.save()
    (found,) = work_list(viewer=omar, today=TODAY)
    assert found.what_to_do == "Enter the last day of their work."


def test_what_no_edition_knows_is_a_task(omar):
    """P14"""
    case = stage.wren_closed()
    case.obligations.update(policy_version="1999-01")
    obligations.refresh(case=case, now=stage.at(TODAY))
    (found,) = work_list(viewer=omar, today=TODAY)
    assert "not on the shelf" in found.reason


def test_a_concern_is_on_the_list_of_the_lead_alone(omar):
    """P9k: nobody else learns that there is one."""
    from kinkeeper.safeguarding.commands.raise_concern import raise_concern

    raise_concern(words="A worry.", by=family.bea(), now=stage.at(TODAY))
    Obligation.objects.update(state=Obligation.State.NO_RULE, because="A day is wrong")
    assert work_list(viewer=omar, today=TODAY) == []
    lead = family.worker("Lea Fox", Role.SAFEGUARDING_LEAD, Role.RECORDS_LEAD)
    assert len(work_list(viewer=lead, today=TODAY)) == 1


def test_who_does_not_look_after_records_finds_no_such_list(client):
    sasha = family.sasha()
    with pytest.raises(Http404):
        work_list(viewer=sasha, today=TODAY)
    client.force_login(sasha)
    assert client.get(reverse("disposal:work_list")).status_code == 404


def test_the_page_says_why_and_what_to_do(client, omar):
    made = family.wren()
    Person.objects.filter(is_child=True).update(born_on=None)
    obligations.refresh(case=made.case, now=stage.at(TODAY))
    client.force_login(omar)
    shown = client.get(reverse("disposal:work_list")).content.decode()
    assert "1 record to look at" in shown
    assert "Ask the family" in shown
    assert "Sam" not in shown
