"""Papers that come with a referral or an order: cleaned, sealed, for staff alone."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import scanning, store
from kinkeeper.foundation.files.cleaning import Clean
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.attach_paper import (
    MOST,
    attach_paper,
    attach_to_draft,
    take_out_paper,
)
from kinkeeper.referrals.commands.release_paper import release_paper
from kinkeeper.referrals.models import Attachment, Draft
from kinkeeper.referrals.tasks import sweep_drafts
from tests import family
from tests.foundation.files.strange_files import WORDS, paper, photo
from tests.referrals.filling import PROFESSIONAL_ANSWERS, fill, send
from tests.referrals.test_orders import put as put_order

pytestmark = pytest.mark.django_db
PAGE = "/refer/family/papers/"


def handed_in(content=None, *, name="Nadia Ward order.pdf", **more):
    upload = SimpleUploadedFile(name, paper() if content is None else content)
    return {"upload": upload, "kind": "ORDER", "words": "The order of May", **more}


@pytest.fixture
def begun(client):
    client.post("/refer/professional/")
    return client


def test_a_paper_is_cleaned_and_sealed_before_anything_is_sent(begun):
    """K3: what the file tells besides its pages is never kept, and no name of it."""
    assert begun.post(PAGE, handed_in()).url == PAGE

    made = Attachment.objects.get()
    kept = store.read(made.file)
    assert made.file.media_type == "application/pdf"
    assert not [word for word in WORDS if word in kept]
    on_disk = store.path_of(made.file.key).read_bytes()
    assert b"%PDF" not in on_disk
    assert made.container == Draft.objects.get().container
    words = begun.get(PAGE).content.decode()
    assert "The order of May" in words
    assert "Nadia" not in words


def test_it_moves_into_the_case_file_with_the_form(begun):
    begun.post(PAGE, handed_in())
    old = Attachment.objects.get().file
    fill(begun, PROFESSIONAL_ANSWERS)
    send(begun)

    case, made = Case.objects.get(), Attachment.objects.get()
    assert made.case == case
    assert made.container == case.container == made.file.container
    assert made.order == case.court_orders.get()
    assert made.unseal()["words"] == "The order of May"
    assert store.read(made.file).startswith(b"%PDF")
    assert not StoredFile.objects.filter(pk=old.pk).exists()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        pytest.param({"kind": "ORDER"}, "Choose the paper", id="no file"),
        pytest.param(
            handed_in(b"MZ not a PDF"), "PDF, JPEG and PNG", id="another kind"
        ),
        pytest.param(handed_in(name="a.exe"), "Choose a file of this kind", id="name"),
        pytest.param(
            handed_in(b"%PDF-1.4 no"), "We cannot open this file", id="broken"
        ),
        pytest.param(handed_in(kind=""), "Choose what it is", id="no kind"),
        pytest.param(
            handed_in(b"%PDF-" + b" " * 10_600_000), "The file is too big", id="big"
        ),
        pytest.param(
            handed_in(b"%PDF-" + b" " * 31_500_000), "The file is too big", id="huge"
        ),
    ],
)
def test_what_is_wrong_is_said_next_to_the_box(begun, told, words):
    page = begun.post(PAGE, told)

    assert page.status_code == 200
    assert words in page.content.decode()
    assert not Attachment.objects.exists()
    assert not StoredFile.objects.exists()


def test_one_press_counts_once_and_a_paper_can_be_taken_out(begun):
    once = str(uuid4())
    for _ in range(2):
        told = handed_in(photo(), name="a.jpg", once=once)
        assert begun.post(PAGE, told).status_code == 302
    assert Attachment.objects.count() == 1
    key = Attachment.objects.get().file.key

    begun.post(PAGE, {"take_out": "7"})
    assert Attachment.objects.count() == 1
    begun.post(PAGE, {"take_out": "1"})
    assert not Attachment.objects.exists()
    assert not StoredFile.objects.filter(key=key).exists()


def test_without_a_paper_the_form_goes_on(begun):
    assert begun.post(PAGE, {"go_on": "1"}).url == "/refer/family/proceedings/"


def test_a_parents_form_has_no_such_page(client):
    client.post("/refer/", {"who": "RESIDENT"})
    client.post("/refer/family/start/")

    assert client.get(PAGE).status_code == 404
    assert Client().get(PAGE).status_code == 302


def test_there_is_a_limit_and_machines_are_slowed_down(begun):
    draft = Draft.objects.get()
    clean = Clean(b"%PDF-", "application/pdf", scanned=False)
    for _ in range(MOST):
        attach_to_draft(draft=draft, clean=clean, kind="OTHER", now=clock.now())
    page = begun.post(PAGE, handed_in(photo(), name="a.jpg")).content.decode()
    assert f"up to {MOST} papers" in page

    codes = {begun.post(PAGE, {"kind": "ORDER"}).status_code for _ in range(45)}
    assert 429 in codes


def test_a_form_that_is_never_sent_takes_its_papers_along(
    begun, django_capture_on_commit_callbacks
):
    begun.post(PAGE, handed_in(photo(), name="a.jpg"))
    file = Attachment.objects.get().file
    with django_capture_on_commit_callbacks(execute=True):
        sweep_drafts(clock.today() + timedelta(days=15))

    assert not Attachment.objects.exists()
    assert not StoredFile.objects.exists()
    assert not store.path_of(file.key).exists()


@pytest.fixture
def home(db):
    return family.alder()


def put(home, by, *, scanned=True, **more):
    clean = Clean(
        b"%PDF-1.7 words", "application/pdf", scanned=scanned, preview=b"small"
    )
    return attach_paper(
        case=home.case, clean=clean, kind="ORDER", by=by, now=clock.now(), **more
    )


def test_staff_put_the_paper_of_an_order_on_file(home, desk, dee):
    order = put_order(home.case, dee)
    url = "/staff/families/alder/papers/new/"
    page = desk.post(url, handed_in(photo(), name="a.jpg", order=str(order.key)))

    assert page.url == "/staff/families/alder/documents/"
    made = Attachment.objects.get()
    assert (made.order, made.added_by) == (order, dee)
    words = desk.get("/staff/families/alder/orders/").content.decode()
    assert "The order of May" in words
    assert "Not scanned" in words
    assert home.case.correspondence.count() == 1


def test_it_opens_as_a_download_that_tells_nothing_and_is_written_down(home, desk, dee):
    made = put(home, dee)
    answer = desk.get(f"/staff/papers/{made.key}/")

    assert answer.content == b"%PDF-1.7 words"
    told = answer["Content-Disposition"]
    assert told == f'attachment; filename="{home.case.reference.lower()}-paper.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "no-store"
    seen = Event.objects.get(action="paper.viewed")
    assert (seen.by_id, seen.case_key) == (dee.pk, home.case.key)


def test_nobody_else_opens_it(home, dee):
    """K3: not the worker in the room, not the parent of either side."""
    made = put(home, dee)
    url = f"/staff/papers/{made.key}/"

    for account in (family.sasha(), family.bea()):
        browser = Client()
        browser.force_login(account)
        assert browser.get(url).status_code == 404
    assert Client().get(url).status_code in (302, 404)


def test_an_order_of_another_family_is_refused(home, dee):
    with pytest.raises(RefusedError):
        put(home, dee, order=put_order(family.wren().case, dee))
    with pytest.raises(RefusedError):
        take_out_paper(attachment=put(home, dee))


def test_what_a_scanner_stops_is_said_and_not_kept(begun, monkeypatch):
    def found(content):
        raise scanning.HarmfulFileError

    monkeypatch.setattr(scanning, "scan", found)
    words = begun.post(PAGE, handed_in(photo(), name="a.jpg")).content.decode()

    assert "Our scanner stopped this file" in words
    assert not StoredFile.objects.exists()


def test_what_no_scanner_looked_at_waits_until_somebody_says_why(home, desk, dee):
    """K3: kept, shown as a picture of ours, and not opened."""
    made = put(home, dee, scanned=False)
    url = f"/staff/papers/{made.key}/"
    page = desk.get(f"{url}look/").content.decode()
    assert "No virus scanner has looked" in page
    assert desk.get(url).status_code == 404
    assert desk.get(f"{url}first-page/").content == b"small"

    said = desk.post(f"{url}look/", {"reason": ""}).content.decode()
    assert "why it may be opened" in said
    desk.post(f"{url}look/", {"reason": "The court rang and said that it sends this."})
    made.refresh_from_db()
    assert (made.released_by, made.waits) == (dee, False)
    assert desk.get(url).content == b"%PDF-1.7 words"
    assert "The court rang" in desk.get(f"{url}look/").content.decode()
    assert Event.objects.filter(action="paper.released", by_id=dee.pk).count() == 1
    with pytest.raises(RefusedError, match="already"):
        release_paper(attachment=made, reason="Again", by=dee, now=clock.now())


def test_the_documents_of_a_family_stand_by_kind(home, desk, dee):
    put(home, dee, words="The order of May")
    page = desk.get("/staff/families/alder/documents/").content.decode()

    for words in ("Court orders", "The order of May", "Court paper", "Put here by"):
        assert words in page
    assert "Letters and reports" not in page
    seen = Event.objects.get(action="papers.viewed")
    assert (seen.by_id, seen.case_key) == (dee.pk, home.case.key)


def test_neither_the_list_nor_the_picture_opens_for_others(home, dee):
    """K3: the first page of an order holds an address."""
    made = put(home, dee)
    for account in (family.sasha(), family.bea()):
        browser = Client()
        browser.force_login(account)
        for url in (
            "/staff/families/alder/documents/",
            f"/staff/papers/{made.key}/look/",
            f"/staff/papers/{made.key}/first-page/",
        ):
            assert browser.get(url).status_code == 404
        assert browser.post(f"/staff/papers/{made.key}/seen/").status_code == 404
