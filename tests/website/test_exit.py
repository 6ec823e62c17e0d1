"""Leaving a page that somebody must not be seen on."""

import pytest

from tests import family

pytestmark = pytest.mark.django_db


def test_exit_ends_the_session_and_leads_to_something_dull(client, settings):
    """K3: nothing says where the person was."""
    client.force_login(family.alder().resident.account)

    away = client.get("/exit/")

    assert away.url == settings.EXIT_TO
    assert away.headers["Referrer-Policy"] == "no-referrer"
    assert away.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert "_auth_user_id" not in client.session


def test_back_after_exit_shows_that_there_is_nothing_to_see(client):
    client.force_login(family.alder().resident.account)
    client.get("/exit/")

    back = client.get("/me/")

    assert "You have left" in back.content.decode()
    assert "no-store" in back.headers["Cache-Control"]


def test_who_has_left_can_sign_in_again_later(client):
    client.force_login(family.alder().resident.account)
    client.get("/exit/")
    client.get("/me/")

    assert client.get("/me/").url.startswith("/account/login/")


def test_exit_without_cookies_asks_nothing_and_sets_nothing(
    client, django_assert_num_queries
):
    """C4: it works for somebody who was never signed in."""
    with django_assert_num_queries(0):
        away = client.get("/exit/")

    assert away.status_code == 302
    assert not away.cookies
