import re
from datetime import timedelta

import pytest
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Party, Person
from kinkeeper.people.queries import parties
from kinkeeper.referrals.commands.invite_other_side import invite_other_side
from kinkeeper.referrals.commands.recall_invitation import recall_invitation
from kinkeeper.referrals.models import Draft, Invitation, SideForm
from kinkeeper.referrals.tasks import sweep_invitations
from tests import family
from tests.referrals.filling import VISITING_ANSWERS, fill, send

pytestmark = pytest.mark.django_db
NADIAS = ("Hazel", "BS16", "900111", "nadia@example.org", "Oswin", "He drinks", "KK-")


def karl(case):
    return Party.objects.get(case=case, side="VISITING")


def invite(case, by, to="karl@example.org"):
    party = karl(case)
    return invite_other_side(party=party, to=to, by=by, now=clock.now())


def link():
    body = Letter.objects.order_by("-pk").first().unseal()["body"]
    return re.search(r"/refer/invited/[\w-]+/", body)[0]


def test_the_centre_asks_the_other_side_in_neutral_words(referred, desk):
    """The letter names nobody, and nothing of hers is in it (K3)."""
    url = f"/staff/referrals/{referred.key}/invite/{karl(referred).key}/"
    page = desk.post(url, {"to": "karl@example.org"})

    assert page.status_code == 302
    letter = Letter.objects.order_by("-pk").first().unseal()
    assert letter["to"] == "karl@example.org"
    assert not re.search("Nadia|Karl|Ines|child|family", letter["body"])
    assert parties.leaks(letter["body"], case=referred, to_side="VISITING") == []
    referred.refresh_from_db()
    assert referred.stage == "WAITING"


def test_a_link_for_him_never_goes_to_her_address(referred, dee, desk):
    with pytest.raises(RefusedError):
        invite(referred, dee, to="Nadia@example.org")
    url = f"/staff/referrals/{referred.key}/invite/{karl(referred).key}/"
    words = desk.post(url, {"to": "nadia@example.org"}).content.decode()

    assert "belongs to another side" in words
    assert "nadia@example.org" in words
    assert not Invitation.objects.exists()


def test_his_form_is_never_filled_in_from_hers(referred, dee):
    invite(referred, dee)
    browser = Client()
    browser.get(link())
    browser.post(link())

    pages = [f"/refer/family/{slug}/" for slug in VISITING_ANSWERS]
    for url in (*pages, "/refer/family/children/", "/refer/family/check/"):
        words = browser.get(url).content.decode()
        assert not [detail for detail in NADIAS if detail in words], url
        assert "Ines" not in words, url


def test_his_form_seals_his_details_and_touches_no_other_row(referred, dee):
    invite(referred, dee)
    people = list(Person.objects.values())
    hers = bytes(Party.objects.get(case=referred, side="RESIDENT").sealed)
    browser = Client()
    browser.post(link())
    fill(browser, VISITING_ANSWERS)
    page = browser.get(send(browser).url)

    assert "KK-0001" in page.content.decode()
    assert karl(referred).unseal()["postcode"] == "BA2 3XY"
    assert list(Person.objects.values()) == people
    assert bytes(Party.objects.get(case=referred, side="RESIDENT").sealed) == hers
    assert SideForm.objects.count() == 2
    referred.refresh_from_db()
    assert referred.stage == "REFERRED"


def test_a_used_link_a_recalled_one_and_an_unknown_one_look_the_same(referred, dee):
    used = invite(referred, dee)
    url = link()
    Invitation.objects.filter(pk=used.pk).update(used_at=clock.now())
    again = invite(referred, dee)
    recall_invitation(invitation=again, by=dee, now=clock.now())

    pages = [Client().get(u) for u in (url, link(), "/refer/invited/unknown/")]

    assert {page.status_code for page in pages} == {404}
    assert len({page.content for page in pages}) == 1


def test_a_link_runs_out_after_28_days(referred, dee):
    invite(referred, dee)
    url = link()

    with clock.travelled_to(clock.now() + timedelta(days=28)):
        assert Client().get(url).status_code == 200
    with clock.travelled_to(clock.now() + timedelta(days=29)):
        assert Client().get(url).status_code == 404
        sweep_invitations(clock.today())

    assert not Invitation.objects.exists()


def test_a_new_link_ends_the_one_before(referred, dee):
    invite(referred, dee)
    first = link()
    invite(referred, dee)

    assert Client().get(first).status_code == 404
    assert Client().get(link()).status_code == 200


def test_beginning_again_deletes_what_was_begun(referred, dee):
    """Somebody else who finds the letter reads nothing of his."""
    invite(referred, dee)
    browser, stranger = Client(), Client()
    browser.post(link())
    browser.post("/refer/family/text/", VISITING_ANSWERS["text"])
    stranger.post(link())

    words = stranger.get("/refer/family/check/").content.decode()
    assert "900222" not in words
    assert Draft.objects.count() == 1
    assert browser.get("/refer/family/check/").status_code == 302


def test_recalling_ends_a_form_that_was_begun(referred, dee, desk):
    sent = invite(referred, dee)
    browser = Client()
    browser.post(link())

    desk.post(f"/staff/referrals/{referred.key}/recall/{sent.pk}/")

    assert browser.get("/refer/family/check/").status_code == 302
    assert not Draft.objects.exists()


def test_another_familys_person_in_the_address_is_not_found(referred, desk):
    wren = family.wren()
    stranger = wren.visiting.key
    url = f"/staff/referrals/{referred.key}/invite/{stranger}/"

    assert desk.get(url).status_code == 404
    assert desk.get(f"/staff/referrals/{wren.case.key}/").status_code == 404


def test_a_supervisor_does_not_read_referrals(referred):
    browser = Client()
    browser.force_login(family.sasha())

    assert browser.get("/staff/referrals/").status_code == 404
    assert browser.get(f"/staff/referrals/{referred.key}/").status_code == 404
