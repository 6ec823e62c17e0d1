import re
from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.foundation.vault.models import Container
from kinkeeper.people.models import (
    Case,
    Consent,
    Party,
    Person,
    Responsibility,
    SensitiveFact,
)
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.referrals.models import Draft, SideForm
from kinkeeper.referrals.tasks import sweep_drafts
from tests.referrals.filling import RESIDENT_ANSWERS, begin, fill, send

pytestmark = pytest.mark.django_db


def test_a_parent_refers_herself_without_an_account(client):
    """From the first question to a reference and a date (S6)."""
    begin(client)
    assert fill(client).url == "/refer/family/check/"
    page = client.get(send(client).url)

    case = Case.objects.get()
    assert case.reference in page.content.decode()
    assert case.reference == "KK-0001"
    assert case.callsign
    assert (case.service, case.stage) == ("supervised", "REFERRED")
    assert f"{case.referral.read_by_on:%B %Y}" in page.content.decode()
    assert case.referral.read_by_on > clock.today()
    assert case.court_orders.count() == case.cafcass_entries.count() == 1


def test_her_details_are_sealed_on_her_own_side(client):
    """K3: nothing of hers lies on the other side's part."""
    begin(client)
    fill(client)
    send(client)

    hers, his = (Party.objects.get(side=side) for side in ("RESIDENT", "VISITING"))
    assert hers.unseal()["postcode"] == "BS16 4TT"
    assert hers.keep_address_secret
    assert his.unseal() == {}
    assert his.person.full_name == "Karl Ward"
    assert b"Hazel" not in bytes(hers.sealed)


def test_what_she_tells_of_health_goes_into_its_own_store(client):
    """P7b, P8h: moved there, not copied, with her yes and what she says of herself."""
    begin(client)
    fill(client)
    send(client)

    kept = SideForm.objects.get().unseal()["answers"]
    assert "nut" not in repr(kept)
    fact = SensitiveFact.objects.get()
    assert fact.unseal()["words"] == "Ines: nut allergy"
    assert fact.container_id != fact.case.container_id
    assert fact.locked_on is None
    yes = Consent.objects.get()
    assert (yes.way, yes.capacity, yes.yes) == ("FORM", "PARENT", True)
    assert Responsibility.objects.get().known == "SAID"


def test_a_grandmothers_yes_leaves_it_locked(client):
    """CN-1, CN-4: she does not say that she holds parental responsibility."""
    begin(client)
    own = {**RESIDENT_ANSWERS["you"], "responsible": "no"}
    fill(client, {**RESIDENT_ANSWERS, "you": own})
    send(client)

    assert SensitiveFact.objects.get().locked_on is not None
    assert not Responsibility.objects.exists()


def test_the_promise_about_the_case_file_is_made_at_once(client):
    begin(client)
    fill(client)
    send(client)

    assert Obligation.objects.filter(case__reference="KK-0001").exists()


def test_the_draft_is_gone_and_its_key_with_it(client):
    begin(client)
    container = Draft.objects.get().container
    fill(client)
    send(client)

    assert not Draft.objects.exists()
    assert Container.objects.get(pk=container.pk).shredded_at is not None


def test_pressing_send_twice_makes_one_case(client):
    begin(client)
    fill(client)
    shown = client.get("/refer/family/check/")
    once = shown.context["form"]["once"].value()
    Draft.objects.update(begun_at=clock.now() - timedelta(minutes=20))

    for _ in range(2):
        page = client.post("/refer/family/check/", {"once": once})
        assert page.url == "/refer/family/sent/"

    assert Case.objects.count() == 1


def test_she_is_thanked_by_email_because_she_said_it_is_safe(client):
    begin(client)
    fill(client)
    send(client)

    letter = Letter.objects.get().unseal()
    assert letter["to"] == "nadia@example.org"
    assert not re.search("Nadia|Karl|Ines|child|contact|KK-", letter["body"])


@pytest.mark.parametrize("may", ["no", "some", "ask"])
def test_nothing_is_sent_unless_email_is_safe_at_any_time(client, may):
    begin(client)
    told = {"may": may, "hours": "mornings", "email": "nadia@example.org"}
    fill(client, {**RESIDENT_ANSWERS, "email": told})
    send(client)

    assert Case.objects.count() == 1
    assert not Letter.objects.exists()
    assert not Text.objects.exists()


def test_a_public_form_never_touches_people_on_file(client):
    known = Person.objects.create(given_name="Nadia", family_name="Ward")
    begin(client)
    fill(client)
    send(client)

    assert Person.objects.filter(given_name="Nadia").count() == 2
    assert not known.parts.exists()


def test_what_is_missing_is_said_in_the_words_of_the_question(client):
    begin(client)
    page = client.post("/refer/family/email/", {"may": "yes"})
    words = page.content.decode()

    assert page.status_code == 200
    assert "There is a problem" in words
    assert "Enter your email address" in words


def test_a_child_with_no_known_birthday_is_welcome(client):
    begin(client)
    fill(client, child={"given_name": "Lev", "birth_unknown": "on"})
    send(client)

    assert Person.objects.get(given_name="Lev").born_on is None


def test_another_child_can_be_added_and_taken_out(client):
    begin(client)
    for name in ("Ines", "Lev"):
        child = {"given_name": name, "birth_unknown": "on"}
        client.post("/refer/family/children/", child)
    client.post("/refer/family/children/", {"take_out": "1"})
    words = client.get("/refer/family/children/").content.decode()

    assert "Lev" in words
    assert "Ines" not in words


def test_ten_megabytes_are_refused_in_a_sentence_and_nothing_is_lost(client):
    begin(client)
    story = "a" * (10 * 1024 * 1024)
    page = client.post("/refer/family/worries/", {"words": story})
    words = page.content.decode()

    assert "Nothing you typed is lost" in words
    assert story in words


def test_the_address_of_a_page_names_nobody(client):
    begin(client)
    page = fill(client)

    assert not re.search(r"[0-9a-f]{8}-", page.url)
    assert str(Draft.objects.get().key) not in client.get(page.url).content.decode()


def test_she_saves_and_comes_back_with_her_code_on_another_phone(client, client2):
    begin(client)
    client.post("/refer/family/email/", RESIDENT_ANSWERS["email"])
    code = client.post("/refer/family/later/").context["code"]
    assert client.get("/refer/family/text/").url == "/refer/return/"

    client2.post("/refer/return/", {"code": code.lower().replace("-", " ")})
    words = client2.get("/refer/family/check/").content.decode()

    assert "nadia@example.org" in words
    assert code not in str(Draft.objects.values())


@pytest.fixture
def client2():
    from django.test import Client

    return Client()


def test_guessing_a_code_ends_after_ten_tries(client, client2):
    begin(client)
    code = client.post("/refer/family/later/").context["code"]
    for _ in range(10):
        client2.post("/refer/return/", {"code": code[:-4] + "????"})
        client2.post("/refer/return/", {"code": code[:4] + "-AAAA-AAAA-AAAA"})

    page = client2.post("/refer/return/", {"code": code})

    assert page.status_code in (200, 429)
    assert Draft.objects.get().tries_left == 0


def test_a_draft_is_destroyed_after_14_days(client):
    begin(client)
    draft = Draft.objects.get()
    today = clock.today()

    sweep_drafts(today + timedelta(days=14))
    assert Draft.objects.exists()
    counted = sweep_drafts(today + timedelta(days=15))

    assert counted.looked_at == 1
    assert not Draft.objects.exists()
    assert Container.objects.get(pk=draft.container_id).shredded_at is not None


def test_a_machine_is_stopped_and_a_person_is_told(client):
    begin(client)
    fill(client)

    quick = client.post("/refer/family/check/", {"website": ""})
    assert "very quick" in quick.content.decode()
    caught = send(client, website="http://spam.example")
    assert caught.status_code == 200

    assert not Case.objects.exists()


def test_many_starts_from_one_place_are_slowed_down(client):
    codes = {begin(client).status_code for _ in range(45)}

    assert 429 in codes
    with clock.travelled_to(clock.now() + timedelta(hours=1)):
        assert begin(client).status_code == 302


def test_the_interruption_says_what_exit_does_not_do(client):
    client.post("/refer/", {"who": "RESIDENT"})
    words = client.get("/refer/family/start/").content.decode()

    assert "It does not clear your history" in words
    assert 'href="/exit/"' in words


def test_a_form_leaves_only_the_sessions_own_cookies(client):
    begin(client)

    assert set(client.cookies) <= {"sessionid", "csrftoken"}


def test_an_unknown_page_of_the_form_is_not_found(client):
    begin(client)

    assert client.get("/refer/family/nothing/").status_code == 404
    assert SideForm.objects.count() == 0
