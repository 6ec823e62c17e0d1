"""K3, P8a: search finds what is mine to know, and tells nothing of the rest."""

import re

import pytest

from kinkeeper.foundation.audit.models import Event
from tests import family as people

pytestmark = pytest.mark.django_db
SEARCH = "/staff/search/"


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_MFA_REQUIRED = False


def page_for(client, account, words: str) -> str:
    client.force_login(account)
    answer = client.post(SEARCH, {"q": words})
    assert answer.status_code == 200
    return re.sub(r'value="[^"]*"', "", answer.content.decode())


@pytest.mark.parametrize("words", ["alder", "KK-0147", "maya", "priya", "Holt"])
def test_the_coordinator_finds_by_sign_reference_and_name(client, words):
    alder = people.alder()
    assert alder.case.reference in page_for(client, people.dee(), words)


def test_another_family_looks_like_no_family(client):
    """K3: the volunteer is not with Alder; the answer is that for a made-up name."""
    people.alder()
    bea = people.bea()
    for words in ("Alder", "KK-0147", "Maya", "Priya"):
        assert page_for(client, bea, words) == page_for(client, bea, "Nobody")


def test_the_trail_keeps_that_somebody_searched_but_not_the_words(client):
    people.alder()
    page_for(client, people.dee(), "Maya")
    event = Event.objects.get(action="families.searched")
    assert event.detail == {"found": 1}
    assert "Maya" not in str(vars(event))


def test_words_in_the_address_search_nothing(client):
    """No page leads there: a name in an address would stay in a log."""
    people.alder()
    client.force_login(people.dee())
    page = client.get(f"{SEARCH}?q=Maya").content.decode()
    assert "KK-0147" not in page
    assert not Event.objects.filter(action="families.searched").exists()
    box = re.search(r'<form class="searchbox"[^>]*>', page)
    assert box
    assert 'method="post"' in box[0]


def test_an_empty_search_says_what_to_enter(client):
    client.force_login(people.dee())
    page = client.post(SEARCH, {"q": " "}).content.decode()
    assert "Enter a call-sign, a reference or a name" in page


def test_a_parent_finds_no_search(client):
    client.force_login(people.alder().visiting.account)
    assert client.post(SEARCH, {"q": "Maya"}).status_code == 404


def test_who_looks_after_no_family_gets_no_search_box(client):
    client.force_login(people.worker("Tess Landry", people.Role.FINANCE))
    assert "searchbox" not in client.get("/staff/money/").content.decode()
