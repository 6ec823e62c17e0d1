"""E-mails come into the enquiries; a person puts them on the right side of a file."""

import mailbox
import ssl
from datetime import timedelta
from email.message import EmailMessage

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.files.models import StoredFile
from kinkeeper.foundation.mail import incoming
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.foundation.mail.parcels import parcel
from kinkeeper.privacy.records import register
from kinkeeper.referrals.commands import collect_mail as collecting
from kinkeeper.referrals.commands.answer_enquiry import answer_enquiry
from kinkeeper.referrals.commands.collect_mail import collect_mail
from kinkeeper.referrals.commands.file_enquiry import file_enquiry
from kinkeeper.referrals.models import Attachment, Enquiry
from kinkeeper.referrals.queries.senders import perhaps_from
from kinkeeper.referrals.tasks import fetch_mail
from tests import family
from tests.foundation.files.strange_files import WORDS, photo

pytestmark = pytest.mark.django_db


def letter(*, number="<1@x>", files=(), sender=None, words="Please read.", html=""):
    message = EmailMessage()
    message["From"] = f"Priya Nair <{sender or family.PRIYA_PRIVATE['email']}>"
    message["Subject"] = "My order"
    message["Message-ID"] = number
    message["Date"] = "Tue, 24 Nov 2026 09:00:00 +0000"
    message.set_content(words)
    if html:
        message.set_content(html, subtype="html")
    for content in files:
        message.add_attachment(
            content, maintype="image", subtype="jpeg", filename="Larkspur.jpg"
        )
    return message.as_bytes()


@pytest.fixture
def box(tmp_path):
    return mailbox.Maildir(tmp_path / "post", create=True)


def collected(box, *messages):
    for message in messages:
        box.add(message)
    with incoming.opened(f"maildir:{box._path}") as opened:
        return collect_mail(opened, now=clock.now())


@pytest.fixture
def home(db):
    return family.alder()


def test_it_is_kept_once_proposed_and_never_answered(home, box, desk):
    """P7k, K3: the same message twice is one; the mailbox keeps no copy."""
    done = collected(box, letter(files=[photo()]), letter(files=[photo()]))
    assert (done.kept, done.set_aside) == (2, 0)
    assert len(box) == 0
    enquiry = Enquiry.objects.get()
    assert (enquiry.perhaps, enquiry.perhaps_side) == (home.case, "RESIDENT")
    paper = Attachment.objects.get()
    assert paper.container == enquiry.container
    assert not Letter.objects.exists()
    assert not home.case.correspondence.exists()

    page = desk.get(f"/staff/enquiries/{enquiry.key}/").content.decode()
    for words in ("My order", "Please read.", "Alder, the adult", "Not scanned"):
        assert words in page
    assert "Larkspur" not in page
    first_page = desk.get(f"/staff/papers/{paper.key}/first-page/").content
    assert not [word for word in WORDS if word in first_page]
    assert desk.get(f"/staff/papers/{paper.key}/look/").status_code == 404


def test_a_person_puts_it_on_one_side_and_nothing_stays_here(home, box, desk):
    """K3: words and papers move; the other side's pages know nothing of it."""
    collected(box, letter(files=[photo()]))
    enquiry = Enquiry.objects.get()
    old = {file.key for file in StoredFile.objects.all()}
    url = f"/staff/enquiries/{enquiry.key}/file/"
    told = {"version": "1", "sign": "Alder", "side": "RESIDENT"}
    assert "Alder" in desk.get(url).content.decode()
    assert desk.post(url, {**told, "sure": ""}).status_code == 200
    wrong = desk.post(url, {**told, "sure": "on", "sign": "Nobody"})
    assert "We know no family" in wrong.content.decode()
    assert not home.case.correspondence.exists()

    assert desk.post(url, {**told, "sure": "on"}).status_code == 302
    filed = home.case.correspondence.get()
    assert (filed.side, filed.way, filed.direction) == ("RESIDENT", "EMAIL", "IN")
    assert "Please read." in filed.unseal()["words"]
    paper = Attachment.objects.get()
    assert (paper.case, paper.side, paper.is_new) == (home.case, "RESIDENT", True)
    assert not StoredFile.objects.filter(key__in=old).exists()
    enquiry.refresh_from_db()
    assert (enquiry.outcome, enquiry.became) == ("FILED", home.case)
    assert "words" not in enquiry.unseal()
    assert desk.get(url).status_code == 404
    page = desk.get(f"/staff/enquiries/{enquiry.key}/").content.decode()
    assert "Please read." not in page
    assert Event.objects.filter(action="enquiry.filed").count() == 1
    again = collected(box, letter(files=[photo()]))
    assert (again.kept, Enquiry.objects.count()) == (1, 1)
    assert Attachment.objects.count() == 1


def test_a_bad_message_is_set_aside_and_stops_no_other(box, monkeypatch):
    kept = collecting.receive_mail

    def breaks(*, parcel, **more):
        if "Bad" in parcel.words:
            raise ZeroDivisionError
        return kept(parcel=parcel, **more)

    monkeypatch.setattr(collecting, "receive_mail", breaks)
    bad = letter(number="<bad@x>", words="Bad")
    done = collected(box, bad, b"\xff\xfe no message", letter())

    assert (done.kept, done.set_aside) == (1, 2)
    assert len(box) == 2
    assert collected(box).set_aside == 0


def test_a_file_that_cannot_be_kept_is_said_and_the_words_are_kept(box):
    collected(box, letter(files=[b"MZ a program", photo()]))

    assert Attachment.objects.count() == 1
    log = Enquiry.objects.get().unseal()["log"]
    assert [line["words"][:13] for line in log] == ["Not kept: We "]


def test_while_the_scanner_is_silent_the_message_waits(box, settings, tmp_path):
    settings.CLAMAV_SOCKET = str(tmp_path / "nobody")
    done = collected(box, letter(files=[photo()]))

    assert (done.put_off, len(box), Enquiry.objects.count()) == (1, 1, 0)
    settings.CLAMAV_SOCKET = ""
    assert collected(box).kept == 1


def test_doubt_proposes_no_side(home):
    """K3: a shared address, or a stranger with a reference, is nobody's side."""
    father = family.DANIEL_PRIVATE["email"]
    assert perhaps_from(father, "") == (home.case, "VISITING")
    assert perhaps_from("a@court.example.org", "Re KK-0147") == (home.case, "")
    assert perhaps_from("a@court.example.org", "KK-0147 or KK-0148") == (None, "")
    assert perhaps_from("", "Hello") == (None, "")
    shared = {**family.DANIEL_PRIVATE, "email": family.PRIYA_PRIVATE["email"]}
    home.visiting.seal(shared)
    home.visiting.save()
    assert perhaps_from(family.PRIYA_PRIVATE["email"], "") == (None, "")


def test_it_is_filed_only_as_what_it_is(home, box, dee):
    collected(box, letter())
    enquiry, now = Enquiry.objects.get(), clock.now()
    more = {"by": dee, "now": now, "version_seen": 1}
    with pytest.raises(trail.RefusedError, match="Say whose"):
        file_enquiry(enquiry=enquiry, case=home.case, side="CHILD", **more)
    with pytest.raises(trail.RefusedError, match="file first"):
        answer_enquiry(enquiry=enquiry, words="x", outcome="FILED", **more)
    answer_enquiry(enquiry=enquiry, words="An advert", outcome="NOT_US", **more)
    enquiry.refresh_from_db()
    assert enquiry.answered_at is None
    with pytest.raises(trail.RefusedError, match="closed already"):
        file_enquiry(enquiry=enquiry, case=home.case, side="", **more)


def test_it_goes_with_its_papers_and_its_key(box):
    """P9l: the picture of the first page, too."""
    collected(box, letter(files=[photo()]))
    record = trail.name_of(Enquiry.objects.get())
    for part in register.lone_parts_of("enquiry"):
        part.erase(record, clock.now())

    assert not Enquiry.objects.exists()
    assert not Attachment.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_page_is_read_as_words_and_hostile_heads_break_nothing():
    told = parcel(letter(html="<p>One</p><style>x</style><script>y</script>Two"))
    assert told.words == "One\nTwo"
    odd = parcel(b"From: =?x?q?\xff?= <a@b>\nDate: not a day\nMessage-ID:\n\nWords")
    assert (odd.sender, odd.sent_at) == ("a@b", None)
    assert odd.mark != parcel(b"From: <a@b>\nMessage-ID:\n\nOther").mark


def test_the_mailbox_is_asked_every_two_minutes_and_its_faults_stay_quiet(
    box, settings, caplog
):
    now = clock.now()
    assert fetch_mail(now) == 0
    settings.INCOMING_MAIL = "pop://user:Secret@host"
    assert fetch_mail(now) == 0
    assert "ValueError" in caplog.text
    assert "Secret" not in caplog.text
    settings.INCOMING_MAIL = f"maildir:{box._path}"
    box.add(letter())
    assert fetch_mail(now) == 0
    assert fetch_mail(now + timedelta(minutes=3)) == 1


class Line:
    """A server that knows one message, and notes what it was told."""

    def __init__(self, *where, ssl_context, timeout):
        assert ssl_context.verify_mode == ssl.CERT_REQUIRED
        self.told = [where]
        Line.last = self

    def __enter__(self):
        return self

    def __exit__(self, *_):
        return None

    def __getattr__(self, name):
        return lambda *words: self.told.append((name, *words))

    def uid(self, act, *words):
        self.told.append((act, *words))
        if act == "SEARCH":
            return "OK", [b"7"]
        return "OK", [(b"7 (BODY[] {9}", letter()), b")"] if act == "FETCH" else [b""]


def test_a_server_is_asked_over_tls_and_keeps_no_copy(monkeypatch):
    monkeypatch.setattr(incoming.imaplib, "IMAP4_SSL", Line)
    with incoming.opened("imaps://post:a%40b@mail.example.org/INBOX") as opened:
        assert collect_mail(opened, now=clock.now()).kept == 1

    told = Line.last.told
    assert told[0] == ("mail.example.org", 993)
    assert ("login", "post", "a@b") in told
    assert ("STORE", "7", "+FLAGS.SILENT", r"(\Deleted)") in told
    assert told[-1] == ("expunge",)
