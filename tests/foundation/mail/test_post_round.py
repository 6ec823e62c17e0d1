"""The post leaves by TLS, once, and survives a worker that dies (P10b)."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.mail import outbox, post_round, transport
from kinkeeper.foundation.mail.models import Letter, Subject
from kinkeeper.foundation.vault import containers
from tests.post_office import make_certificate, open_post_office

pytestmark = pytest.mark.django_db

NOON = clock.moment(clock.today(), 12)


@pytest.fixture
def post_office(tmp_path, settings):
    with open_post_office(tmp_path) as (mailbox, port, certificate):
        settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", port
        settings.SMTP_CA_FILE = str(certificate)
        settings.MAIL_FOLDER = ""
        yield mailbox


def letter_to_priya() -> Letter:
    return outbox.write_letter(
        container=containers.make("case", now=NOON),
        to="priya@example.org",
        subject=Subject.MESSAGE,
        body="Sign in to read it: http://127.0.0.1/me/",
        now=NOON,
    )


def test_a_letter_leaves_over_tls_with_a_neutral_face(post_office):
    """P10b: TLS; the subject says nothing of the service."""
    letter_to_priya()

    done = post_round.deliver_due(NOON)

    assert done.sent == 1
    assert post_office.encrypted == [True]
    (letter,) = post_office.letters
    assert letter["Subject"] == "You have a new message"
    assert "example.org" in letter["From"]
    assert not list(letter.iter_attachments())


def test_address_and_words_are_wiped_once_sent(post_office):
    """K5: the outbox keeps no copy."""
    row = letter_to_priya()

    post_round.deliver_due(NOON)

    row = Letter.objects.get(pk=row.pk)
    assert row.state == "SENT"
    assert bytes(row.sealed) == b""


def test_a_second_round_sends_nothing_twice(post_office):
    letter_to_priya()

    post_round.deliver_due(NOON)
    post_round.deliver_due(NOON + timedelta(hours=1))

    assert len(post_office.letters) == 1


def test_a_server_without_tls_gets_nothing(tmp_path, settings):
    """P10b: plain mail is no way out; the fault is kept and it is tried again."""
    with open_post_office(tmp_path, tls=False) as (mailbox, port, _):
        settings.SMTP_HOST, settings.SMTP_PORT = "127.0.0.1", port
        settings.MAIL_FOLDER = ""
        row = letter_to_priya()

        done = post_round.deliver_due(NOON)

        assert mailbox.letters == []
        assert done.put_off == 1
        row.refresh_from_db()
        assert row.last_fault == "the mail server offers no TLS"
        assert row.next_try_at > NOON


def test_a_server_that_we_do_not_trust_gets_nothing(post_office, tmp_path, settings):
    """P10b: a certificate from somebody else is refused."""
    strange = tmp_path / "strange"
    strange.mkdir()
    settings.SMTP_CA_FILE = str(make_certificate(strange)[0])
    row = letter_to_priya()

    post_round.deliver_due(NOON)

    assert post_office.letters == []
    row.refresh_from_db()
    assert "not trusted" in row.last_fault


class PowerCutError(BaseException):
    """The machine stops here: nothing after this line runs."""


def cut(*_args, **_kwargs):
    raise PowerCutError


@pytest.mark.parametrize("where", ["before", "during", "after"])
def test_a_power_cut_loses_nothing(post_office, monkeypatch, where):
    """A row claimed by a dead worker is handed over again, under the same name."""
    letter_to_priya()
    if where == "before":
        monkeypatch.setattr(transport, "hand_over_letter", cut)
    elif where == "during":
        monkeypatch.setattr(transport, "message_of", cut)
    else:
        monkeypatch.setattr(post_round, "_mark_sent", cut)
    with pytest.raises(PowerCutError):
        post_round.deliver_due(NOON)
    monkeypatch.undo()

    assert post_round.deliver_due(NOON + timedelta(seconds=30)).sent == 0
    assert post_round.deliver_due(NOON + timedelta(minutes=3)).sent == 1

    assert len(set(post_office.ids())) == 1
    assert Letter.objects.get().state == "SENT"


def test_a_letter_that_never_goes_is_given_up_and_shown(settings):
    settings.SMTP_HOST, settings.MAIL_FOLDER = "", ""
    row = letter_to_priya()
    moment = NOON
    for _ in range(post_round.TRIES):
        post_round.deliver_due(moment)
        moment += timedelta(hours=5)

    row.refresh_from_db()
    assert row.state == "GAVE_UP"
    assert row.last_fault == "no mail server is set up"
