"""Adults send papers from their own pages; the other side never learns of it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.cleaning import Clean
from kinkeeper.referrals.commands.give_paper import MOST_UNSEEN, give_paper
from kinkeeper.referrals.commands.see_paper import see_paper
from kinkeeper.referrals.models import Attachment
from tests import family
from tests.foundation.files.strange_files import photo

pytestmark = pytest.mark.django_db
PAGE = "/me/papers/"


def signed_in(account):
    browser = Client()
    browser.force_login(account)
    return browser


@pytest.fixture
def home(db):
    return family.alder()


def handed_in(**more):
    upload = SimpleUploadedFile("Larkspur order.jpg", photo())
    return {"upload": upload, "kind": "ORDER", "words": "The Larkspur order", **more}


def give(party, by):
    clean = Clean(b"%PDF-", "application/pdf", scanned=True)
    return give_paper(party=party, clean=clean, kind="OTHER", by=by, now=clock.now())


def test_the_other_side_never_sees_that_it_exists(home, desk):
    """K3: no page of the visiting parent changes by it."""
    mother, father = home.resident.account, home.visiting.account
    pages = ("/me/", PAGE, "/me/details/", "/me/reports/")
    bare = [signed_in(father).get(url).content.count(b"aper") for url in pages]

    assert signed_in(mother).post(PAGE, handed_in()).url == PAGE
    made = Attachment.objects.get()
    assert (made.side, made.added_by, made.is_new) == ("RESIDENT", mother, True)
    assert made.container == home.case.container
    assert "The Larkspur order" in signed_in(mother).get(PAGE).content.decode()
    for url, before in zip(pages, bare, strict=True):
        page = signed_in(father).get(url).content
        assert b"Larkspur" not in page
        assert page.count(b"aper") == before
    for who in (mother, father):
        assert signed_in(who).get(f"/staff/papers/{made.key}/").status_code == 404
    letter = home.case.correspondence.get()
    assert letter.side == "RESIDENT"
    page = desk.get("/staff/families/alder/documents/").content.decode()
    assert "From the adult the child lives with" in page
    assert "New" in page


def test_staff_say_that_they_looked_and_the_sender_sees_it(home, desk):
    mother = home.resident.account
    made = give(home.resident, mother)
    desk.post(f"/staff/papers/{made.key}/seen/")

    assert not Attachment.objects.get().is_new
    with pytest.raises(RefusedError, match="co-ordinator"):
        see_paper(attachment=made, by=mother)
    assert "We have looked at it" in signed_in(mother).get(PAGE).content.decode()


def test_nobody_sends_for_somebody_else_and_there_is_an_end(home):
    with pytest.raises(RefusedError, match="your own family"):
        give(home.resident, home.visiting.account)
    for _ in range(MOST_UNSEEN):
        give(home.visiting, home.visiting.account)
    with pytest.raises(RefusedError, match="many papers"):
        give(home.visiting, home.visiting.account)
    give(home.resident, home.resident.account)


def test_who_has_no_family_cannot_send_any(home, dee):
    stranger = Account.objects.create_user("new@example.org", "x", name="Nell Oak")
    page = signed_in(stranger).post(PAGE, handed_in()).content.decode()
    assert "We cannot match you" in page
    assert not Attachment.objects.exists()
    assert signed_in(dee).get(PAGE).status_code in (302, 404)
