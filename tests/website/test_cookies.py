"""The register of cookies is what the server obeys and what the page says."""

import pytest
from django.http import HttpResponse

from kinkeeper.foundation.audit.models import Event
from kinkeeper.website import register
from kinkeeper.website.queries import cookies
from tests import family

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_told(monkeypatch):
    monkeypatch.setattr(register, "_told", set())


def answer_with(rf, name, **attributes):
    def view(request):
        response = HttpResponse("page")
        response.set_cookie(name, "value", **attributes)
        return response

    return register.CookieGuard(view)(rf.get("/"))


def test_a_cookie_that_is_not_in_the_register_cannot_leave(rf):
    """C2: whatever library sets it."""
    assert "tracker" not in answer_with(rf, "tracker").cookies
    assert Event.objects.get().about == "cookie:tracker"


def test_a_fault_on_every_page_is_written_down_once(rf):
    answer_with(rf, "tracker")
    answer_with(rf, "tracker")

    assert Event.objects.count() == 1


def test_what_needs_a_yes_is_held_back_although_it_is_listed(rf):
    """C2: nothing but the necessary before a choice, and no choice is asked for."""
    assert not answer_with(rf, "_ga").cookies


@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_the_necessary_ones_pass_without_a_query(rf, name, django_assert_num_queries):
    """K9"""
    with django_assert_num_queries(0):
        assert name in answer_with(rf, name).cookies


def test_a_cookie_cannot_outlive_what_the_page_says(rf):
    """C2: the page says it goes when the browser closes."""
    morsel = answer_with(rf, "sessionid", max_age=86400 * 400).cookies["sessionid"]

    assert not morsel["max-age"]
    assert not morsel["expires"]


def test_an_unknown_cookie_may_always_be_deleted(rf):
    """C5"""

    def view(request):
        response = HttpResponse("page")
        response.delete_cookie("old-one")
        return response

    assert "old-one" in register.CookieGuard(view)(rf.get("/")).cookies


def test_the_page_lists_what_may_be_set_and_nothing_else(client):
    """C2, C3: name, purpose, how long, who sets it, and what it is linked to."""
    page = client.get("/cookies/").content.decode()

    for entry in cookies.register():
        assert entry.name in page
        assert entry.linked_to in page
    assert "sessionid" in page
    assert "_ga" not in page


def test_every_cookie_that_signing_in_sets_is_listed(client):
    """C2: what a real visit sets is within the register."""
    client.get("/account/login/")
    client.post(
        "/account/login/",
        {"login": family.sasha().email, "password": family.PASSWORD},
    )

    listed = {entry.name for entry in cookies.register()}
    assert set(client.cookies) <= listed


def test_one_press_clears_everything_and_signs_out(client):
    """C5"""
    client.force_login(family.alder().resident.account)

    page = client.post("/cookies/clear/")

    assert '"cookies"' in page.headers["Clear-Site-Data"]
    assert page.cookies["sessionid"]["max-age"] == 0
    assert "_auth_user_id" not in client.session


def test_reading_about_cookies_sets_none(client):
    """C4"""
    assert not client.get("/cookies/").cookies
