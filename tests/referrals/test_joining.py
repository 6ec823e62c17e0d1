import re

import pytest
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Party
from kinkeeper.privacy.editions.models import EditionNotice
from kinkeeper.referrals.commands.accept_referral import accept_referral
from kinkeeper.referrals.commands.invite_to_portal import invite_to_portal
from kinkeeper.referrals.commands.join_portal import join_portal
from kinkeeper.referrals.models import Invitation
from tests import family
from tests.referrals.test_deciding import OFFER

pytestmark = pytest.mark.django_db
PASSWORD = "three green kettles"


@pytest.fixture
def nadia(referred, dee):
    accept_referral(case=referred, **OFFER, by=dee, now=clock.now(), version_seen=1)
    return Party.objects.select_related("case").get(case=referred, side="RESIDENT")


def link():
    body = Letter.objects.order_by("-pk").first().unseal()["body"]
    return re.search(r"/me/join/[\w-]+/", body)[0]


def test_she_chooses_a_password_and_signs_in(nadia, desk):
    sign = nadia.case.callsign.lower()
    desk.post(f"/staff/families/{sign}/portal/{nadia.key}/", {"agreed": ""})
    browser = Client()
    page = browser.post(link(), {"password": PASSWORD, "again": PASSWORD})

    assert page.status_code == 302
    nadia.refresh_from_db()
    assert nadia.account.kind == "FAMILY"
    assert nadia.account.email == "nadia@example.org"
    assert browser.login(email="nadia@example.org", password=PASSWORD)
    words = browser.get("/me/details/").content.decode()
    assert "BS16 4TT" in words
    # P11a: which edition she was given, and when.
    assert EditionNotice.objects.filter(party=nadia, way="JOINED").exists()
    assert "Karl" not in words


def test_the_letter_holds_a_link_and_nobodys_name(nadia, dee):
    invite_to_portal(party=nadia, by=dee, now=clock.now())
    letter = Letter.objects.order_by("-pk").first().unseal()

    assert letter["to"] == "nadia@example.org"
    assert not re.search("Nadia|Karl|Ines|child|contact|family", letter["body"])


def test_a_link_works_once(nadia, dee):
    invite_to_portal(party=nadia, by=dee, now=clock.now())
    Client().post(link(), {"password": PASSWORD, "again": PASSWORD})

    assert Client().get(link()).status_code == 404


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"password": "short", "again": "short"}, id="too short"),
        pytest.param({"password": PASSWORD, "again": "something"}, id="not the same"),
        pytest.param({}, id="nothing"),
    ],
)
def test_a_bad_password_makes_no_account(nadia, dee, told):
    invite_to_portal(party=nadia, by=dee, now=clock.now())
    page = Client().post(link(), {"once": "1", **told})

    assert page.status_code == 200
    assert "There is a problem" in page.content.decode()
    assert not Account.objects.filter(kind="FAMILY").exists()


def test_email_that_is_not_safe_is_not_used(nadia, dee):
    told = nadia.unseal()
    for may in ("no", "some", "ask"):
        told["safe_contact"]["email"]["may"] = may
        nadia.seal(told)
        nadia.save()
        with pytest.raises(RefusedError):
            invite_to_portal(party=nadia, by=dee, now=clock.now())

    assert invite_to_portal(party=nadia, by=dee, now=clock.now(), agreed=True)


def test_an_account_she_has_is_joined_only_with_its_password(nadia, dee):
    hers = Account.objects.create_user("nadia@example.org", "the old password")
    invite_to_portal(party=nadia, by=dee, now=clock.now())
    words = Client().post(link(), {"password": PASSWORD, "again": PASSWORD})
    assert "used this email address" in words.content.decode()

    old = "the old password"
    Client().post(link(), {"password": old, "again": old})

    nadia.refresh_from_db()
    assert nadia.account == hers


def test_an_account_of_the_team_is_never_joined_to_a_family(nadia, dee):
    told = nadia.unseal()
    nadia.seal({**told, "email": dee.email})
    nadia.save()
    invite_to_portal(party=nadia, by=dee, now=clock.now())

    with pytest.raises(RefusedError):
        join_portal(
            invitation=Invitation.objects.get(),
            password=family.PASSWORD,
            now=clock.now(),
        )
