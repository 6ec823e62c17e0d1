"""One person on file twice: a human decides, and it can be taken apart exactly."""

from datetime import timedelta

import pytest
from django.apps import apps

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.match_people import (
    keep_people_apart,
    merge_people,
    rows_of_a_person,
    undo_match,
)
from kinkeeper.people.models import Party, Person, PersonMatch
from kinkeeper.people.queries import duplicates
from kinkeeper.policy import library
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.holding import placed
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.records.queries.holds import in_the_way
from kinkeeper.privacy.rights.models import RightsRequest
from tests import family
from tests.privacy.rights import asking

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def one_step_sign_in(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def dee():
    return family.dee()


@pytest.fixture
def twice():
    """Priya came a second time: another family, another row, one phone number."""
    alder, wren = family.alder(), family.wren()
    again = Person.objects.create(given_name="PRIYA", family_name="nair")
    wren.resident.person = again
    wren.resident.seal({"phone": "+44 7700 900101", "address": "9 Secret Lane, Bath"})
    wren.resident.save()
    return alder, wren


def hanging():
    return {
        (model._meta.label, field, row["pk"]): row[f"{field}_id"]
        for model, field in rows_of_a_person()
        for row in model._base_manager.values("pk", f"{field}_id")
    }


def merge(twice, by, **more):
    alder, wren = twice
    told = {"kept": alder.resident.person, "gone": wren.resident.person, **more}
    return merge_people(reason="SAID", by=by, now=clock.now(), **told)


def hold_on(person, by):
    hold = Hold(
        kind="legal_claim",
        scope="PERSON",
        person=person,
        reason="A claim.",
        review_on=clock.today() + timedelta(days=90),
    )
    return placed(hold, by=by, now=clock.now())


def held(case):
    obligations.refresh(case=case, now=clock.now())
    row = case.obligations.get(kind="case_file")
    stops = in_the_way(
        row.kind, library.schedule_for(row.policy_version), clock.today()
    )
    return case.obligations.filter(stops, pk=row.pk).exists()


def test_only_alike_people_are_proposed_and_no_detail_is_shown(client, twice, dee):
    """K3: the page says that a number is the same, and shows no number."""
    client.force_login(dee)
    words = client.get("/staff/people/twice/").content.decode()
    assert "the same phone number" in words
    assert "Priya" in words
    for private in ("900101", "Larkspur", "Secret Lane", "priya@"):
        assert private not in words

    found = duplicates.pairs(viewer=dee)
    assert len(found) == 1
    url = f"/staff/people/twice/{found[0].first.key}/{found[0].second.key}/"
    page = client.get(url).content.decode()
    assert "Larkspur" not in page
    assert "Secret Lane" not in page


def test_a_hold_on_one_holds_both_families(twice, dee):
    """C-8: the longest hold counts."""
    alder, wren = twice
    hold_on(wren.resident.person, family.ruth())
    assert held(wren.case)
    assert not held(alder.case)

    merge(twice, dee)

    assert held(alder.case)
    assert held(wren.case)


def test_every_row_that_names_a_person_is_known():
    """A new table that names a person is moved and goes back by itself."""
    named = {
        (model._meta.label, each.name)
        for model in apps.get_models()
        for each in model._meta.get_fields()
        if getattr(each, "related_model", None) is Person and each.concrete
    }
    ours = {(model._meta.label, field) for model, field in rows_of_a_person()}
    assert ours == {each for each in named if each[0] != "people.PersonMatch"}
    assert ("rights.RightsRequest", "person") in ours


def test_it_is_taken_apart_exactly(twice, dee):
    alder, wren = twice
    hold_on(wren.resident.person, family.ruth())
    omar, day = family.omar(), clock.today() - timedelta(days=1)
    for part in (alder.resident, wren.resident):
        asking.request(part, omar, day)
    before = hanging()
    people = list(Person.objects.order_by("pk").values())

    match = merge(twice, dee)
    assert hanging() != before
    assert not Party.objects.filter(person=wren.resident.person).exists()
    undo_match(match=match, by=dee, now=clock.now(), version_seen=match.version)

    assert hanging() == before
    assert list(Person.objects.order_by("pk").values()) == people
    assert held(wren.case)
    assert RightsRequest.objects.filter(person=match.gone).count() == 1


def test_what_came_since_stops_the_undoing(twice, dee):
    alder, _ = twice
    match = merge(twice, dee)
    hold_on(alder.resident.person, family.ruth())
    with pytest.raises(RefusedError, match="put on this person since"):
        undo_match(match=match, by=dee, now=clock.now(), version_seen=match.version)


def test_nothing_of_one_family_reaches_the_other(client, twice, dee):
    """K3: details stay with each family's own part, also after the merge."""
    alder, wren = twice
    merge(twice, dee)
    for who in (alder.resident, alder.visiting, wren.visiting):
        client.force_login(who.account)
        for url in ("/me/", "/me/details/"):
            assert "Secret Lane" not in client.get(url).content.decode()
    parts = Party.objects.filter(person=alder.resident.person)
    assert {part.unseal().get("address") for part in parts} == {
        "9 Secret Lane, Bath",
        family.PRIYA_PRIVATE["address"],
    }


def test_who_may_not_be_one_is_refused(twice, dee):
    alder, wren = twice
    with pytest.raises(RefusedError, match="not alike"):
        merge(twice, dee, gone=wren.visiting.person)
    with pytest.raises(RefusedError, match="every family"):
        merge(twice, family.sasha())
    Party.objects.filter(pk=alder.visiting.pk).update(person=wren.resident.person)
    with pytest.raises(RefusedError, match="not alike"):
        merge(twice, dee)


def test_a_merge_on_a_merge_waits(twice, dee):
    alder, wren = twice
    merge(twice, dee)
    with pytest.raises(RefusedError, match="earlier decision"):
        merge(twice, dee, kept=wren.resident.person, gone=alder.resident.person)


def test_two_people_are_not_proposed_again(client, twice, dee):
    found = duplicates.pairs(viewer=dee)[0]
    url = f"/staff/people/twice/{found.first.key}/{found.second.key}/"
    client.force_login(dee)
    assert "Choose how you know" in client.post(url, {"answer": "two"}).content.decode()
    assert client.post(url, {"answer": "two", "reason": "KNOWN"}).status_code == 302
    assert duplicates.pairs(viewer=dee) == []
    match = PersonMatch.objects.get()
    undone = {"match": str(match.key), "version": match.version}
    assert client.post("/staff/people/twice/", undone).status_code == 302
    assert len(duplicates.pairs(viewer=dee)) == 1


def test_the_page_makes_them_one_and_takes_them_apart(client, twice, dee):
    found = duplicates.pairs(viewer=dee)[0]
    url = f"/staff/people/twice/{found.first.key}/{found.second.key}/"
    client.force_login(dee)
    assert client.post(url, {"answer": "one", "reason": "PAPER"}).status_code == 302
    words = client.get("/staff/people/twice/").content.decode()
    assert "One person. A paper shows it" in words
    match = PersonMatch.objects.get()
    undone = {"match": str(match.key), "version": 1}
    assert client.post("/staff/people/twice/", undone).status_code == 302
    assert PersonMatch.objects.get().state == "UNDONE"


@pytest.mark.parametrize("who", ["sasha", "bea", "omar", "tess"])
def test_who_does_not_see_every_family_sees_no_pairs(client, twice, who):
    client.force_login(getattr(family, who)())
    assert client.get("/staff/people/twice/").status_code == 404


def test_deciding_twice_leaves_one_decision(twice, dee):
    first, second = (part.resident.person for part in twice)
    keep_people_apart(
        first=first, second=second, reason="SAID", by=dee, now=clock.now()
    )
    match = merge(twice, dee)
    assert match.state == "MERGED"


def test_the_emptied_row_goes_with_the_last_family_it_was_for(twice, dee):
    """P9l: no name is left behind by a merge."""
    alder, wren = twice
    gone = merge(twice, dee).gone
    end_family(wren.case)
    assert not Person.objects.filter(pk=gone.pk).exists()
    assert Person.objects.filter(pk=alder.resident.person_id).exists()
    end_family(alder.case)
    assert not Person.objects.filter(given_name__iexact="priya").exists()


def end_family(case):
    part = next(
        part
        for part in register.parts_of("case_file")
        if part.title == "people and their accounts"
    )
    part.erase(case, "", clock.now())
