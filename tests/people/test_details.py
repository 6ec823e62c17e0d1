import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.change_safe_contact import change_safe_contact
from kinkeeper.people.queries import safe_contact
from tests import family

pytestmark = pytest.mark.django_db
TOLD = {
    "email_may": "yes",
    "text_may": "some",
    "text_hours": "after six",
    "text_says": "2",
    "call_may": "no",
}


@pytest.fixture
def alder(client):
    made = family.alder()
    client.force_login(made.resident.account)
    return made


def test_she_sees_her_own_details_and_nothing_of_his(client, alder):
    """K3."""
    words = client.get("/me/details/").content.decode()

    assert "BS5 6QX" in words
    assert "Daniel" not in words
    assert not [v for v in family.DANIEL_PRIVATE.values() if v in words]
    assert "<title>Your details" in words


def test_she_says_how_we_may_reach_her(client, alder):
    shown = client.get("/me/details/").context["form"]
    told = {**TOLD, "version": shown["version"].value()}
    assert client.post("/me/details/", told).status_code == 302

    alder.resident.refresh_from_db()
    del alder.resident._opened
    assert safe_contact.may_use(alder.resident, "email")
    assert safe_contact.is_forbidden(alder.resident, "call")
    ways = [way.text for way in safe_contact.ways(alder.resident)]
    assert "Text messages, after six" in ways
    assert "No voicemail" in ways
    assert alder.resident.unseal()["postcode"] == "BS5 6QX"


def test_two_browsers_the_second_is_told_and_nothing_is_lost(client, alder):
    client.post("/me/details/", {**TOLD, "version": "1"})
    page = client.post(
        "/me/details/", {**TOLD, "text_hours": "before noon", "version": "1"}
    )
    words = page.content.decode()

    assert "Somebody else changed this" in words
    assert "before noon" in words


def test_some_times_need_to_be_named(client, alder):
    told = {**TOLD, "text_hours": "", "version": "1"}
    words = client.post("/me/details/", told).content.decode()

    assert "Tell us which times are safe" in words


def test_nobody_changes_the_other_side(alder):
    with pytest.raises(RefusedError):
        change_safe_contact(
            party=alder.visiting,
            told={},
            by=alder.resident.account,
            now=clock.now(),
            version_seen=1,
        )
