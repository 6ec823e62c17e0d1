"""A social worker refers a family: it only adds, and each side is asked by us."""

import re

import pytest
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Case, Party, Person
from kinkeeper.people.queries import parties, safe_contact, whereabouts
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.referrals.commands.receive_form import receive_form
from kinkeeper.referrals.commands.receive_professional_form import (
    receive_professional_form,
)
from kinkeeper.referrals.commands.save_answers import DraftGoneError
from kinkeeper.referrals.forms.professional import PROFESSIONAL
from kinkeeper.referrals.models import Draft, ProfessionalForm
from tests import family
from tests.referrals.filling import (
    ADULT_REACH,
    PROFESSIONAL_ANSWERS,
    VISITING_ANSWERS,
    begin,
    fill,
    send,
)

pytestmark = pytest.mark.django_db
ROSAS = ("Quince", "BS6 5RR", "900333", "rosa@example.org", "Oswin", "Corner Bakery")


def refer(browser=None, **changed):
    """Fill in all pages and send them, as Pat does. Returns the page after it."""
    browser = browser or Client()
    assert (
        browser.post("/refer/", {"who": "PROFESSIONAL"}).url == "/refer/professional/"
    )
    browser.post("/refer/professional/")
    fill(browser, {**PROFESSIONAL_ANSWERS, **changed})
    return send(browser)


@pytest.fixture
def sent(db):
    """Pat has referred Rosa and Theo."""
    refer()
    Case.objects.update(callsign="Robin")
    return Case.objects.get()


def part(case, side):
    return Party.objects.select_related("case__container").get(case=case, side=side)


def test_a_social_worker_refers_a_family_without_an_account(client):
    words = client.get(refer(client).url).content.decode()

    case = Case.objects.get()
    assert case.reference in words
    assert "pass a link on" in words
    assert (case.route, case.stage, case.service) == (
        "professional",
        "REFERRED",
        "supervised",
    )
    order = case.court_orders.get()
    assert f"{order.expires_on}" == "2027-06-01"
    assert order.unseal()["number"] == "BS26P00001"
    assert not case.cafcass_entries.exists()
    assert case.correspondence.get().partner == "professional"
    assert Obligation.objects.filter(case=case).exists()
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("role", "route"),
    [("CAFCASS", "cafcass"), ("COURT", "court"), ("SOL_RES", "professional")],
)
def test_who_refers_decides_the_route(role, route):
    """C-3: a referral from Cafcass or a court counts for how long the file is kept."""
    refer(referrer={**PROFESSIONAL_ANSWERS["referrer"], "role": role})

    assert Case.objects.get().route == route
    assert ProfessionalForm.objects.get().role == role


def test_every_page_starts_empty(client):
    known = Person.objects.create(given_name="Rosa", family_name="Lane")
    client.post("/refer/professional/")

    for step in PROFESSIONAL.steps:
        words = client.get(f"/refer/family/{step.slug}/").content.decode()
        assert "Rosa" not in words
        assert step.heading.replace("’", "’") in words, step.slug
    refer(client)
    assert not known.parts.exists()
    assert Person.objects.filter(given_name="Rosa").count() == 2


def test_each_adults_details_lie_on_their_own_side_as_somebody_elses_words(sent):
    """K3: sealed at once, so that the wall knows them; not in use, not asked."""
    rosa, theo = part(sent, "RESIDENT"), part(sent, "VISITING")

    assert rosa.unseal()["told_for_them"]["postcode"] == "BS6 5RR"
    assert "address" not in rosa.unseal()
    assert rosa.keep_address_secret
    assert theo.unseal()["told_for_them"]["address"] == "3 Dock Row"
    assert not safe_contact.may_use(rosa, "email")
    letter = "Meet at Quince Lane, ring 07700900333, St Oswin's, The Corner Bakery."
    assert len(parties.leaks(letter, case=sent, to_side="VISITING")) >= 4
    assert parties.leaks(letter, case=sent, to_side="RESIDENT") == []


def test_only_the_professional_is_written_to_and_no_name_is_in_it(sent):
    letters = [letter.unseal() for letter in Letter.objects.all()]

    assert {letter["to"] for letter in letters} == {"pat@council.example.org"}
    assert not re.search("Rosa|Theo|Ines|Lane", letters[0]["body"])


def test_a_refuge_has_no_address(client):
    client.post("/refer/professional/")
    reach = {**ADULT_REACH, "refuge": "on"}
    words = client.post("/refer/family/resident-reach/", reach).content.decode()
    assert "Take out the address of the refuge" in words
    assert "14 Quince Lane" in words

    reach |= {"address": "", "postcode": ""}
    refer(client, **{"resident-reach": reach})
    assert whereabouts.in_refuge(part(Case.objects.get(), "RESIDENT"))


def test_health_is_kept_with_a_yes_only(client):
    """P7b: who cares for the children agreed, or it is taken out."""
    client.post("/refer/professional/")
    told = {**PROFESSIONAL_ANSWERS["declaration"]}
    del told["medical"]
    answers = {**PROFESSIONAL_ANSWERS}
    del answers["declaration"]
    fill(client, answers)

    words = client.post("/refer/family/declaration/", told).content.decode()
    assert "Tick the box" in words
    assert "Go on" in client.get("/refer/family/check/").content.decode()


def test_a_machine_is_stopped(client):
    client.post("/refer/professional/")
    fill(client, PROFESSIONAL_ANSWERS)

    assert (
        "very quick"
        in client.post("/refer/family/check/", {"website": ""}).content.decode()
    )
    assert send(client, website="http://spam.example").status_code == 200
    assert not Case.objects.exists()
    codes = {client.post("/refer/professional/").status_code for _ in range(45)}
    assert 429 in codes


def test_sent_twice_makes_one_case(client):
    client.post("/refer/professional/")
    fill(client, PROFESSIONAL_ANSWERS)
    shown = client.get("/refer/family/check/")
    once = shown.context["form"]["once"].value()
    Draft.objects.update(begun_at=clock.moment(clock.today(), 0))

    for _ in range(2):
        assert client.post("/refer/family/check/", {"once": once}).status_code == 302
    assert Case.objects.count() == 1


def test_a_form_of_a_parent_is_not_taken_for_a_professionals(client):
    begin(client)

    with pytest.raises(DraftGoneError):
        receive_professional_form(draft=Draft.objects.get(), now=clock.now())
    assert client.get("/refer/family/referrer/").status_code == 404
    assert receive_form is not receive_professional_form


def test_saved_and_come_back_to_with_a_code_the_date_still_stands(client):
    client.post("/refer/professional/")
    client.post("/refer/family/resident/", PROFESSIONAL_ANSWERS["resident"])
    code = client.post("/refer/family/later/").context["code"]

    other = Client()
    assert other.post("/refer/return/", {"code": code}).url == "/refer/family/check/"
    words = other.get("/refer/family/resident/").content.decode()
    assert 'value="1990"' in words
    assert "Rosa" in words
    assert "born" not in other.get("/refer/family/check/").content.decode()


def test_the_inbox_says_who_is_to_be_asked(sent, desk):
    words = desk.get("/staff/referrals/").content.decode()
    assert "Professional referral" in words
    assert "ask each adult for their side" in words

    words = desk.get(f"/staff/referrals/{sent.key}/").content.decode()
    assert "Pat Shaw, Bristol Council" in words
    assert "Domestic abuse" in words
    assert words.count("Ask them for their side") == 2


def test_a_supervisor_does_not_read_it(sent):
    browser = Client()
    browser.force_login(family.sasha())

    assert browser.get(f"/staff/referrals/{sent.key}/").status_code == 404


def accept(case, desk):
    url = f"/staff/referrals/{case.key}/accept/"
    version = desk.get(url).context["form"]["version"].value()
    told = {"service": "supervised", "funder": "local_authority", "reason": "It fits."}
    return desk.post(url, {**told, "version": version})


def test_a_place_brings_the_details_into_use_with_their_source(sent, desk):
    assert accept(sent, desk).status_code == 302

    rosa, theo = part(sent, "RESIDENT").unseal(), part(sent, "VISITING").unseal()
    assert (rosa["address"], rosa["school"]) == ("14 Quince Lane", "St Oswin’s Primary")
    assert theo["address"] == "3 Dock Row"
    assert "school" not in theo
    assert "safe_contact" not in rosa
    words = desk.get("/staff/families/robin/contacts/").content.decode()
    assert words.count("A professional. The person has not told us yet") == 2
    told = Letter.objects.order_by("-pk").first().unseal()
    assert told["to"] == "pat@council.example.org"
    assert "We can offer" in told["body"]
    assert sent.reference in told["body"]


def ask(case, desk, side="VISITING", to="theo@example.org"):
    url = f"/staff/referrals/{case.key}/invite/{part(case, side).key}/"
    page = desk.post(url, {"to": to})
    body = Letter.objects.order_by("-pk").first().unseal()["body"]
    found = re.search(r"/refer/invited/[\w-]+/", body)
    return page, found and found[0]


def test_the_centre_asks_each_adult_and_nothing_is_filled_in_for_them(sent, desk):
    """K3: neither the other side nor the professional's words."""
    refused, _ = ask(sent, desk, to="rosa@example.org")
    assert "belongs to another side" in refused.content.decode()
    _, link = ask(sent, desk)

    his = Client()
    his.post(link)
    for slug in VISITING_ANSWERS:
        words = his.get(f"/refer/family/{slug}/").content.decode()
        assert not [told for told in (*ROSAS, "Dock Row", "Pat") if told in words]
    fill(his, VISITING_ANSWERS)
    assert send(his).status_code == 302
    assert part(sent, "VISITING").unseal()["address"] == "8 Canal Row\nBath"


def test_his_own_words_come_before_the_professionals(sent, desk):
    """What he left out is out of use; the wall still knows it."""
    _, link = ask(sent, desk)
    accept(sent, desk)
    his = Client()
    his.post(link)
    told = {"address": "", "postcode": ""}
    fill(his, {**VISITING_ANSWERS, "address": told})
    send(his)

    theo = part(sent, "VISITING").unseal()
    assert "address" not in theo
    assert theo["_told_by"] == "" if "_told_by" in theo else True
    assert parties.leaks("At 3 Dock Row.", case=sent, to_side="RESIDENT")


def test_the_professional_is_told_of_a_no_in_neutral_words(sent, dee):
    from kinkeeper.referrals.commands.decline_referral import decline_referral
    from kinkeeper.referrals.commands.propose_decline import propose_decline

    decision = propose_decline(
        case=sent,
        ground="SAFETY",
        reason="A risk.",
        by=dee,
        now=clock.now(),
        version_seen=1,
    )
    decline_referral(decision=decision, by=family.ruth(), now=clock.now())

    letter = Letter.objects.order_by("-pk").first().unseal()
    assert letter["to"] == "pat@council.example.org"
    assert "risk" not in letter["body"]
