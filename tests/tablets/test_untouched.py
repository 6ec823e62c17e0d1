"""A page that nobody touches: the sign-in ends, and nothing typed is lost."""

import pytest
from django.test import Client

from kinkeeper.foundation.accounts import idle
from kinkeeper.foundation.accounts.roles import Role
from tests import family

pytestmark = pytest.mark.django_db
WORDS = "Theo gave his father the drawing.\nThen he sat down."


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def dee():
    return family.dee()


def signs_in(browser, account, **more):
    told = {"login": account.email, "password": family.PASSWORD, **more}
    return browser.post("/account/login/", told)


def is_left_alone(browser, *, minutes: int) -> None:
    session = browser.session
    session[idle.SEEN] -= minutes * 60
    session.save()


def test_half_an_hour_ends_the_sign_in_and_says_so(client, dee):
    signs_in(client, dee)
    is_left_alone(client, minutes=29)
    assert client.get("/staff/today/").status_code == 200
    is_left_alone(client, minutes=31)
    answer = client.get("/staff/today/?date=2026-03-14", follow=True)
    at, _ = answer.redirect_chain[-1]
    assert at == "/account/login/?next=%2Fstaff%2Ftoday%2F%3Fdate%3D2026-03-14"
    assert "nobody touched this page for 30 minutes" in answer.content.decode()


def test_what_a_page_does_by_itself_is_no_touch(client, dee):
    """The doors and the notes ask every few seconds; nobody may be there."""
    signs_in(client, dee)
    by_itself = {"Sec-Fetch-Mode": "cors"}
    for _ in range(3):
        is_left_alone(client, minutes=10)
        client.get("/staff/today/", headers=by_itself)
    answer = client.get("/staff/today/", headers=by_itself)
    assert answer.headers["Location"].startswith("/account/login/")


def test_somebody_who_writes_stays(client, dee):
    signs_in(client, dee)
    for _ in range(4):
        is_left_alone(client, minutes=20)
        sent = client.post("/staff/still-here/", headers={"Sec-Fetch-Mode": "cors"})
        assert sent.status_code == 204
    assert client.get("/staff/today/").status_code == 200


def test_the_board_stands_and_keeps_nobody_signed_in(client, dee):
    signs_in(client, dee)
    is_left_alone(client, minutes=300)
    assert client.get("/staff/today/board/").status_code == 200
    assert client.get("/staff/today/").status_code == 302


def test_a_form_that_was_sent_too_late_comes_back_to_its_writer(client, dee):
    """P7d: without scripts. It lies locked, and is sent with one press."""
    signs_in(client, dee)
    is_left_alone(client, minutes=45)
    told = {"words": WORDS, "in_danger_now": "no", "once": "0" * 32}
    answer = client.post("/staff/concerns/new/", told)
    assert answer.headers["Location"] == "/account/login/?next=%2Fstaff%2Fkept%2F"
    assert "drawing" not in str(dict(client.session.items()))
    back = signs_in(client, dee, next="/staff/kept/")
    assert back.headers["Location"] == "/staff/kept/"
    page = client.get("/staff/kept/").content.decode()
    assert "Theo gave his father the drawing." in page
    assert 'action="/staff/concerns/new/"' in page
    assert 'name="in_danger_now" value="no"' in page
    client.post("/staff/kept/")
    assert client.get("/staff/kept/").status_code == 404


def test_nobody_else_gets_it(client, dee):
    signs_in(client, dee)
    is_left_alone(client, minutes=45)
    client.post("/staff/concerns/new/", {"words": WORDS})
    signs_in(client, family.worker("Ruth Amery", Role.MANAGER))
    assert client.get("/staff/kept/").status_code == 404


def test_a_secret_is_never_kept(client, dee):
    signs_in(client, dee)
    is_left_alone(client, minutes=45)
    client.post("/staff/tablet/pin/", {"pin": "280519", "again": "280519"})
    signs_in(client, dee)
    assert "280519" not in client.get("/staff/kept/").content.decode()


def test_ten_minutes_are_enough_on_a_shared_tablet(dee):
    browser = Client()
    browser.force_login(family.worker("Ruth Amery", Role.MANAGER))
    browser.post("/staff/tablets/", {"name": "Blue", "place": "Hall"})
    browser.post("/staff/tablet/hand-over/")
    signs_in(browser, dee)
    browser.get("/staff/today/")
    is_left_alone(browser, minutes=11)
    assert browser.get("/staff/today/").headers["Location"] == "/tablet/"
    page = browser.get("/tablet/").content.decode()
    assert "nobody touched this page for 10 minutes" in page


def test_a_page_carries_its_own_lock_and_no_other(client, dee):
    """What is typed is locked for its writer; the page of nobody has no lock."""
    signs_in(client, dee)
    mine = client.get("/staff/today/").content.decode()
    assert f'data-cover data-author="{dee.pk}"' in mine
    client.post("/account/logout/")
    assert "data-cover" not in client.get("/account/login/").content.decode()
