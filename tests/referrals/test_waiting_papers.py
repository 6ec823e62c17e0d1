"""P7d, P9h, K3: papers that wait are scanned later, thrown away, or told apart."""

from datetime import timedelta

import pytest
from django.test import Client

from kinkeeper.contact_sessions.queries.new_papers import papers_to_look_at
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files import scanning, store
from kinkeeper.foundation.files.cleaning import Clean
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.people.models import Correspondence
from kinkeeper.privacy.records.commands.place_hold import place_hold
from kinkeeper.referrals import tasks
from kinkeeper.referrals.commands.attach_paper import attach_paper
from kinkeeper.referrals.commands.change_paper_kind import change_paper_kind
from kinkeeper.referrals.commands.give_paper import give_paper
from kinkeeper.referrals.commands.release_paper import release_paper
from kinkeeper.referrals.commands.throw_paper_away import throw_paper_away
from kinkeeper.referrals.models import Attachment
from tests import family
from tests.foundation.files.test_cleaning import Scanner
from tests.referrals.test_orders import put as put_order

pytestmark = pytest.mark.django_db
CLEAN = Clean(b"%PDF-1.7 words", "application/pdf", scanned=False, preview=b"small")


@pytest.fixture
def home(db):
    return family.alder()


@pytest.fixture
def omar(db):
    return family.omar()


@pytest.fixture
def manager(db):
    return family.ruth()


@pytest.fixture
def paper(home):
    mother = home.resident
    return give_paper(
        party=mother, clean=CLEAN, kind="OTHER", by=mother.account, now=clock.now()
    )


def browser(account):
    made = Client()
    made.force_login(account)
    return made


def scanner_comes(settings, tmp_path, answer):
    path = tmp_path / "clamd.ctl"
    settings.CLAMAV_SOCKET = str(path)
    return Scanner(path, answer)


def test_a_scanner_that_comes_later_lets_a_clean_paper_be_opened(
    settings, tmp_path, paper, desk
):
    url = f"/staff/papers/{paper.key}/"
    assert tasks.scan_waiting_papers(clock.now()) == 0
    assert desk.get(url).status_code == 404
    scanner = scanner_comes(settings, tmp_path, b"stream: OK\0")

    assert tasks.scan_waiting_papers(clock.now()) == 1
    scanner.join(5)
    assert scanner.got == CLEAN.content
    assert desk.get(url).content == CLEAN.content
    assert Event.objects.filter(action="paper.scanned").count() == 1
    assert tasks.scan_waiting_papers(clock.now() + timedelta(hours=1)) == 0


def test_what_it_finds_can_be_opened_by_nobody(settings, tmp_path, paper, desk, dee):
    scanner_comes(settings, tmp_path, b"stream: Eicar FOUND\0")
    tasks.scan_waiting_papers(clock.now())

    page = desk.get(f"/staff/papers/{paper.key}/look/").content.decode()
    assert "found something harmful" in page
    assert "Let it be opened" not in page
    with pytest.raises(RefusedError, match="harmful"):
        release_paper(attachment=paper, reason="I know her", by=dee, now=clock.now())
    assert desk.get(f"/staff/papers/{paper.key}/").status_code == 404
    assert "Harmful" in desk.get("/staff/families/alder/documents/").content.decode()
    assert tasks.scan_waiting_papers(clock.now() + timedelta(hours=1)) == 0


def test_a_scanner_that_is_silent_lets_nothing_through(settings, tmp_path, paper):
    settings.CLAMAV_SOCKET = str(tmp_path / "nobody")

    assert tasks.scan_waiting_papers(clock.now()) == 0
    paper.refresh_from_db()
    assert (paper.scanned, paper.harmful) == (False, False)


def test_a_manager_destroys_a_paper_that_waits_and_the_reason_stays(
    paper, manager, desk, home, django_capture_on_commit_callbacks
):
    files, look = paper.files, f"/staff/papers/{paper.key}/look/"
    url = f"/staff/papers/{paper.key}/destroy/"
    assert desk.get(url).status_code == 404
    assert url not in desk.get(look).content.decode()
    client = browser(manager)
    assert url in client.get(look).content.decode()
    assert "why it is destroyed" in client.post(url, {"reason": " "}).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        sent = client.post(url, {"reason": "A picture of a car, sent by mistake."})
    assert sent.url == "/staff/families/alder/documents/"
    assert not Attachment.objects.exists()
    assert not StoredFile.objects.filter(pk__in=[f.pk for f in files]).exists()
    assert not any(store.path_of(file.key).exists() for file in files)
    said = Correspondence.objects.latest("pk")
    assert (said.side, said.partner) == ("RESIDENT", "family")
    assert "sent by mistake" in said.unseal()["words"]
    event = Event.objects.get(action="paper.thrown_away")
    assert "mistake" not in str(event.detail)


def test_what_may_be_evidence_is_not_destroyed(paper, manager, omar, home, dee):
    """C-8: neither under a hold, nor once somebody could open it."""
    now = clock.now()
    with pytest.raises(RefusedError, match="manager"):
        throw_paper_away(attachment=paper, reason="Junk", by=dee, now=now)
    hold = place_hold(
        kind="court_preservation",
        reason="The court asks for all papers.",
        review_on=clock.today() + timedelta(days=60),
        case=home.case,
        by=omar,
        now=now,
    )
    with pytest.raises(RefusedError, match="hold lies"):
        throw_paper_away(attachment=paper, reason="Junk", by=manager, now=now)
    hold.delete()
    release_paper(attachment=paper, reason="She rang.", by=dee, now=now)
    with pytest.raises(RefusedError, match="part of the file"):
        throw_paper_away(attachment=paper, reason="Junk", by=manager, now=now)
    assert Attachment.objects.count() == 1


def test_a_mailed_paper_is_given_its_right_kind(paper, desk, home, dee):
    url = f"/staff/papers/{paper.key}/kind/"
    assert url in desk.get(f"/staff/papers/{paper.key}/look/").content.decode()
    assert "already" in desk.post(url, {"kind": "OTHER"}).content.decode()
    assert desk.post(url, {"kind": "ORDER"}).status_code == 302
    paper.refresh_from_db()
    assert paper.kind == "ORDER"
    assert Event.objects.get(action="paper.kind_changed").detail["was"] == "OTHER"

    order = put_order(home.case, dee)
    lies = attach_paper(
        case=home.case, clean=CLEAN, kind="ORDER", order=order, by=dee, now=clock.now()
    )
    with pytest.raises(RefusedError, match="lies with an order"):
        change_paper_kind(attachment=lies, kind="OTHER", by=dee, now=clock.now())


def test_today_tells_those_who_decide_of_a_new_paper(paper, dee, home):
    """It names the family's call-sign alone, and goes when somebody has looked."""
    today = clock.today()
    (need,) = papers_to_look_at(dee, today)
    assert need.label == "Alder: a new paper"
    assert papers_to_look_at(family.bea(), today) == []
    Attachment.objects.update(is_new=False)
    assert papers_to_look_at(dee, today) == []


def test_the_scanner_itself_is_asked_only_about_what_waits(paper, monkeypatch):
    def never(content):
        raise AssertionError("asked again")

    Attachment.objects.update(scanned=True)
    monkeypatch.setattr(scanning, "scan", never)
    assert tasks.not_scanned() == []


def test_a_closed_family_is_told_by_its_number(paper, dee, home):
    """A call-sign may be somebody else's by then."""
    type(home.case).objects.update(closed_on=clock.today(), stage="CLOSED")
    (need,) = papers_to_look_at(dee, clock.today())
    assert need.label == "KK-0147: a new paper"
    assert need.url == "/staff/families/kk-0147/documents/"
