"""The public pages: calm, alike for both sides, and light."""

import re

import pytest

from kinkeeper.policy import edition

PAGES = [
    "/",
    "/visiting/",
    "/for-professionals/",
    "/stay-safe-online/",
    "/accessibility/",
]

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_needs_no_cookie_and_sets_none(client, address):
    """C2, C4: a visitor who refuses every cookie misses nothing."""
    page = client.get(address)

    assert page.status_code == 200
    assert not page.cookies


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_asks_nothing_of_the_database(
    client, address, django_assert_num_queries
):
    """K9: one small machine serves these to everybody."""
    with django_assert_num_queries(0):
        client.get(address)


def test_home_says_how_to_start_and_whom_to_call(client):
    """P8a, P15: the next step and the phone number are on the first page."""
    page = client.get("/").content.decode()

    assert 'href="/refer/"' in page
    assert edition.in_force().controller.phone in page
    for kind in ("Supported time", "Supervised time", "Handover"):
        assert kind in page


@pytest.mark.parametrize("address", PAGES)
def test_a_public_page_takes_no_side(client, address):
    """K3: the words are the same for whoever reads them."""
    words = re.sub(r"<[^>]+>", " ", client.get(address).content.decode()).lower()

    for loaded in ("resident parent", "custody", "perpetrator", "victim", "absent"):
        assert loaded not in words


def test_calm_pages_have_no_exit_button_and_the_safety_page_has_one(client):
    assert "data-exit" not in client.get("/").content.decode()
    assert "data-exit" in client.get("/stay-safe-online/").content.decode()
