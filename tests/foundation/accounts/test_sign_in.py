"""One door for everybody, and it does not say what is behind it."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache

from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.policy import edition
from tests import family

pytestmark = pytest.mark.django_db

DOOR = "/account/login/"


@pytest.fixture(autouse=True)
def nobody_has_tried(settings):
    """No tries are counted yet, and letters go to the outbox as in production."""
    cache.clear()
    settings.EMAIL_BACKEND = "kinkeeper.foundation.mail.backend.OutboxBackend"


def sign_in(client, email, password=family.PASSWORD, **more):
    return client.post(DOOR, {"login": email, "password": password}, **more)


def sign_in_twice(client, email):
    """Sign in, and say once more that it is you, as changing the door demands."""
    sign_in(client, email)
    client.post("/account/reauthenticate/", {"password": family.PASSWORD})


def code_now(secret):
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def centre_name():
    return edition.in_force().controller.shown_name


def title_of(page):
    return re.search(r"<title>(.*?)</title>", page.content.decode(), re.S).group(1)


def test_the_tab_says_sign_in_and_not_where(client):
    """K3: whoever looks over a shoulder learns nothing."""
    page = client.get(DOOR)

    assert title_of(page).strip() == "Sign in"
    assert centre_name() not in page.content.decode()


def test_staff_come_to_today_and_families_to_their_dates(client):
    assert sign_in(client, family.sasha().email).url == "/staff/today/"
    client.logout()
    priya = family.alder().resident.account

    assert sign_in(client, priya.email).url == "/me/"
    assert client.get("/after-sign-in/").url == "/me/"


def test_a_wrong_password_and_an_unknown_address_sound_the_same(client):
    """P12a: nobody finds out who has an account."""
    family.sasha()
    words = []
    for email in ("sasha@centre.example.org", "nobody@example.org"):
        page = sign_in(client, email, "not the password")
        text = page.content.decode()
        assert "There is a problem" in text
        words.append(re.search(r"error-summary.*?</ul>", text, re.S).group(0))

    assert words[0] == words[1]
    assert "do not go together" in words[0]


def test_an_empty_box_is_named_in_words_and_linked(client):
    page = sign_in(client, "", "").content.decode()

    assert "Enter your email address" in page
    assert 'href="#id_login"' in page
    assert "This field is required" not in page


def test_too_many_tries_are_told_plainly(client):
    """P12a: guessing is slowed down, and says for how long."""
    sasha = family.sasha()
    for _ in range(12):
        page = sign_in(client, sasha.email, "guess again")

    assert "Wait five minutes" in page.content.decode()


def test_a_volunteer_without_an_agreement_is_turned_back(client):
    """P12b: no agreement, no sign-in."""
    new = family.worker("Nell Price", Role.VOLUNTEER, signed=False)
    sign_in(client, new.email)

    page = client.get("/staff/team/")

    assert page.status_code == 403
    assert "confidentiality agreement" in page.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_new_password_is_asked_for_by_a_letter_that_says_nothing(client):
    """P10b, K3: neutral subject, no name of the service."""
    priya = family.alder().resident.account

    client.post("/account/password/reset/", {"email": priya.email})

    letter = Letter.objects.get()
    body = letter.unseal()["body"]
    assert letter.get_subject_display() == "Your sign-in"
    for word in (centre_name(), "Kinkeeper", "contact centre", priya.name):
        assert word not in body
    link = re.search(r"http://testserver(/\S+)", body).group(1)
    form = client.get(link, follow=True)
    assert "Choose a new password" in form.content.decode()
    here = form.redirect_chain[-1][0]
    fresh = "an orange kite over the pier"
    client.post(here, {"password1": fresh, "password2": fresh})
    assert sign_in(client, priya.email, fresh).url == "/me/"


def test_asking_for_an_unknown_address_sends_nothing_and_looks_the_same(client):
    page = client.post("/account/password/reset/", {"email": "no@example.org"})

    assert page.url == "/account/password/reset/done/"
    assert not Letter.objects.exists()


def test_an_authenticator_app_becomes_the_second_step(client):
    """P12a: staff turn it on themselves, and are asked from then on."""
    sasha = family.sasha()
    sign_in_twice(client, sasha.email)
    page = client.get("/account/2fa/totp/activate/")
    secret = client.session["mfa.totp.secret"]
    assert secret in page.content.decode()

    client.post("/account/2fa/totp/activate/", {"code": code_now(secret)})

    assert Authenticator.objects.filter(user=sasha, type="totp").exists()
    client.logout()
    step = sign_in(client, sasha.email, follow=True)
    assert "One more step" in step.content.decode()
    wrong = client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert "That code is not right" in wrong.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/account/logout/",
        "/account/password/change/",
        "/account/reauthenticate/",
        "/account/2fa/",
        "/account/2fa/totp/activate/",
        "/account/2fa/webauthn/add/",
        "/account/sessions/",
    ],
)
def test_each_page_about_signing_in_opens_and_stays_neutral(client, address):
    sign_in_twice(client, family.sasha().email)

    page = client.get(address)

    assert page.status_code == 200
    assert centre_name() not in title_of(page)
    assert "plain-page" in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_nobody_opens_an_account_without_an_invitation(client):
    page = client.get("/account/signup/")

    assert "You need an invitation" in page.content.decode()


def test_a_flood_of_requests_is_told_to_wait(client):
    """P12a: asking for passwords by the hundred is slowed down in plain words."""
    pages = [
        client.post("/account/password/reset/", {"email": f"{n}@example.org"})
        for n in range(25)
    ]

    assert pages[-1].status_code == 429
    assert "Wait a little" in pages[-1].content.decode()
