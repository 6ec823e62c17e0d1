"""A message that reached the wrong person: taken back, and a breach (P10b, P13)."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.privacy.disclosure.commands.open_message import Outcome, open_message
from kinkeeper.privacy.disclosure.commands.say_misdirected import say_misdirected
from kinkeeper.privacy.disclosure.commands.send_code import send_code
from kinkeeper.privacy.records import going_wrong
from kinkeeper.privacy.records.models import Hold
from kinkeeper.privacy.rights.models import Breach
from tests import family
from tests.privacy.disclosure.asking import (
    SOON,
    ask,
    code_sent,
    decide,
    may_be_texted,
    message_sent,
)
from tests.reports.visits import signed, visit

WORDS = "A cousin with the same name got the link."
LATER = SOON + timedelta(hours=1)


@pytest.fixture
def message(alder, sasha, dee, ruth):
    """Daniel's report has been sent."""
    may_be_texted(alder.visiting)
    session = visit(alder, sasha)
    signed(session, sasha, dee, ruth)
    decide(ask(alder.visiting, session), ruth)
    return message_sent()


def test_it_is_taken_back_and_on_the_register_in_one_act(
    message, alder, dee, client, settings
):
    """P13: Dee does not keep the register; what she finds is on it all the same."""
    settings.STAFF_MFA_REQUIRED = False
    omar = family.omar()
    send_code(message=message, now=SOON)
    client.force_login(dee)
    asked = f"/staff/requests/{message.release.request.key}/"
    wrong = f"/staff/messages/{message.key}/wrong/"
    with clock.travelled_to(LATER):
        assert wrong in client.get(asked).content.decode()
        assert client.post(wrong, {"words": " "}).status_code == 400
        assert not Breach.objects.exists()
        sent = client.post(wrong, {"words": WORDS, "once": "1" * 32})
        again = client.post(wrong, {"words": WORDS, "once": "1" * 32})
    assert (sent.url, again.url) == (asked, asked)

    breach = Breach.objects.get()
    assert timedelta(0) <= breach.aware_at - LATER < timedelta(minutes=5)
    assert breach.case == alder.case
    assert breach.regulator == Breach.Told.UNDECIDED
    said = breach.unseal()["words"]
    assert said == (
        f"{message.release.reference}, not opened before it was taken back. {WORDS}"
    )
    assert Hold.objects.get().follows == breach.reference
    letters = [letter.unseal() for letter in Letter.objects.all()]
    (told,) = [letter["body"] for letter in letters if letter["to"] == omar.email]
    assert "/staff/records/breaches/" in told
    assert "Daniel" not in told
    opened = open_message(message=message, code=code_sent(), now=LATER)
    assert opened.outcome is Outcome.CLOSED


def test_what_was_read_and_ran_out_is_a_breach_too(message, ruth):
    send_code(message=message, now=SOON)
    open_message(message=message, code=code_sent(), now=SOON)
    say_misdirected(
        message=message, words=WORDS, by=ruth, now=SOON + timedelta(days=30)
    )
    assert ", opened before" in Breach.objects.get().unseal()["words"]


def test_who_does_not_decide_does_nothing(message, sasha, client, settings):
    settings.STAFF_MFA_REQUIRED = False
    with pytest.raises(RefusedError):
        say_misdirected(message=message, words=WORDS, by=sasha, now=LATER)
    client.force_login(sasha)
    assert client.get(f"/staff/messages/{message.key}/wrong/").status_code == 404
    assert not Breach.objects.exists()


def test_without_a_register_nothing_is_half_done(message, ruth, monkeypatch):
    monkeypatch.setattr(going_wrong, "_openers", [])
    with pytest.raises(going_wrong.NoRegisterError):
        say_misdirected(message=message, words=WORDS, by=ruth, now=LATER)
    message.refresh_from_db()
    assert message.recalled_at is None
