"""Who may ask for a child's own information: whoever is shown to act for it."""

import pytest
from django.urls import reverse

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.record_responsibility import (
    Evidence,
    record_responsibility,
)
from kinkeeper.privacy.rights.commands.open_request import open_request
from kinkeeper.privacy.rights.models import RightsRequest
from kinkeeper.privacy.rights.queries import concerning
from tests import family

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_step_sign_in(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def alder():
    return family.alder()


def holds(child, holder, known="BIRTH"):
    day = clock.today()
    seen = None if known == "SAID" else day
    record_responsibility(
        child=child,
        holder=holder,
        evidence=Evidence(known, day, seen_on=seen),
        by=family.dee(),
        now=clock.now(),
    )


def ask(child, asked_by, by, **more):
    told = concerning.Concerned(case=child.case, person=child.person, **more)
    return open_request(
        right="access",
        words="May I see it?",
        channel="LETTER",
        received_at=clock.now(),
        concerned=told,
        for_child=True,
        asked_by=asked_by,
        by=by,
        now=clock.now(),
    )


def test_a_paper_on_file_lets_the_clock_run(alder):
    """P11b: how we know was written down, seen by whom and when."""
    maya = alder.children[0]
    holds(maya, alder.resident)

    made = ask(maya, alder.resident, family.omar())

    assert made.authority_came_on == clock.today()


@pytest.mark.parametrize("known", ["SAID", None])
def test_without_a_paper_we_ask_for_one(alder, known):
    """P11b: what somebody only said shows nothing; the request stands all the same."""
    maya = alder.children[0]
    if known:
        holds(maya, alder.resident, known)

    made = ask(maya, alder.resident, family.omar())

    assert made.authority_asked_on == clock.today()
    assert made.authority_came_on is None


def test_a_paper_about_one_child_says_nothing_of_the_other(alder):
    holds(alder.children[0], alder.resident)

    made = ask(alder.children[1], alder.resident, family.omar())

    assert made.authority_asked_on == clock.today()
    assert made.authority_came_on is None


def test_a_request_for_a_child_names_a_child_who_is_not_grown_up(alder):
    omar, maya = family.omar(), alder.children[0]
    with pytest.raises(RefusedError, match="Choose the child"):
        ask(alder.visiting, alder.resident, omar)
    maya.person.born_on = clock.today().replace(year=clock.today().year - 19)
    maya.person.save()
    with pytest.raises(RefusedError, match="grown up"):
        ask(maya, alder.resident, omar)


def test_in_the_portal_a_parent_asks_for_the_child_they_act_for(client, alder):
    maya, theo = alder.children
    holds(maya, alder.resident)
    client.force_login(alder.resident.account)
    page = client.get("/me/rights/").content.decode()
    assert str(maya.key) in page
    assert str(theo.key) not in page

    told = {"what": "access", "words": "Please.", "whom": str(maya.key)}
    assert client.post("/me/rights/", told).status_code == 302

    made = RightsRequest.objects.get()
    assert (made.for_child, made.person) == (True, maya.person)
    assert made.account == alder.resident.account
    assert "Please." not in client.get("/me/rights/").content.decode()
    client.force_login(alder.visiting.account)
    assert made.reference not in client.get("/me/rights/").content.decode()


def test_a_parent_who_does_not_act_for_the_child_cannot_ask(client, alder):
    """K3: and the page does not say whether somebody else does."""
    maya = alder.children[0]
    holds(maya, alder.resident)
    client.force_login(alder.visiting.account)
    page = client.get("/me/rights/").content.decode()
    assert str(maya.key) not in page

    told = {"what": "access", "words": "Please.", "whom": str(maya.key)}
    client.post("/me/rights/", told)
    assert not RightsRequest.objects.filter(for_child=True).exists()
    with pytest.raises(RefusedError):
        ask(maya, alder.visiting, alder.visiting.account)


def test_who_answers_sees_who_acts_for_the_child(client, alder):
    maya = alder.children[0]
    holds(maya, alder.resident)
    made = ask(maya, alder.visiting, family.omar())
    client.force_login(family.Account.objects.get(name="Omar Said"))
    words = client.get(reverse("rights:request", args=[made.key])).content.decode()
    assert "Priya Nair: Birth certificate, seen" in words
