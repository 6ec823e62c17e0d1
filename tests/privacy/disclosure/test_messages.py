"""A link and a code, each by its own way (P10b, K3)."""

from datetime import timedelta

import pytest

from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.words_in import words_in
from kinkeeper.foundation.mail.models import Text
from kinkeeper.privacy.disclosure import register
from kinkeeper.privacy.disclosure.commands import open_message as opening
from kinkeeper.privacy.disclosure.commands.open_message import Outcome, open_message
from kinkeeper.privacy.disclosure.commands.read_code_out import read_code_out
from kinkeeper.privacy.disclosure.commands.recall_message import recall_message
from kinkeeper.privacy.disclosure.commands.send_code import send_code
from kinkeeper.privacy.disclosure.models import SecureMessage
from tests.privacy.disclosure.asking import (
    SOON,
    ask,
    code_sent,
    decide,
    may_be_texted,
    message_sent,
)
from tests.reports.visits import signed, visit


@pytest.fixture
def message(alder, sasha, dee, ruth):
    """Daniel's report has been sent to him; he may be texted."""
    may_be_texted(alder.visiting)
    session = visit(alder, sasha)
    signed(session, sasha, dee, ruth)
    decide(ask(alder.visiting, session), ruth)
    return message_sent()


def with_code(message, now=SOON):
    send_code(message=message, now=now)
    return code_sent()


def try_code(message, code, now=SOON):
    return open_message(message=message, code=code, now=now)


class TestTheCode:
    def test_goes_to_the_agreed_phone_and_opens_once(self, message):
        code = with_code(message)

        first, second = try_code(message, code), try_code(message, code)

        assert Text.objects.get().unseal()["to"] == "07700 900202"
        assert first.outcome is Outcome.OPENED
        assert "tower of blocks" in words_in(first.pdf)
        assert second.outcome is Outcome.WRONG_CODE

    def test_is_not_in_the_database(self, message):
        code = with_code(message)
        message.refresh_from_db()

        assert code not in message.code_hash
        assert len(message.code_hash) == 64

    def test_is_too_old_after_a_quarter_of_an_hour(self, message):
        code = with_code(message)

        late = try_code(message, code, SOON + timedelta(minutes=16))

        assert late.outcome is Outcome.WRONG_CODE

    def test_five_wrong_ones_and_even_the_right_one_is_no_use(self, message):
        code = with_code(message)
        wrong = "000000" if code != "000000" else "111111"
        for _ in range(5):
            assert try_code(message, wrong).outcome is Outcome.WRONG_CODE

        assert try_code(message, code).outcome is Outcome.WRONG_CODE
        assert not send_code(message=message, now=SOON + timedelta(minutes=5))

    def test_new_texts_do_not_bring_new_tries(self, message):
        """Trying codes against a link that somebody found gets nowhere."""
        for minute in (0, 2, 4):
            send_code(message=message, now=SOON + timedelta(minutes=minute))
            try_code(message, "nonsense", SOON + timedelta(minutes=minute))

        message.refresh_from_db()
        assert message.code_tries_left == 2

    def test_texts_are_counted_and_a_minute_apart(self, message):
        assert send_code(message=message, now=SOON)
        assert not send_code(message=message, now=SOON + timedelta(seconds=30))
        for minute in range(2, 12):
            send_code(message=message, now=SOON + timedelta(minutes=minute))

        assert Text.objects.count() == 5

    def test_is_read_out_where_no_text_may_go(self, message, dee, sasha):
        message.seal({"code_to": ""})
        message.save()
        assert not send_code(message=message, now=SOON)

        code = read_code_out(message=message, by=dee, now=SOON)

        assert not Text.objects.exists()
        assert Event.objects.filter(action="message.code_read_out").count() == 1
        assert try_code(message, code).outcome is Outcome.OPENED
        with pytest.raises(RefusedError):
            read_code_out(message=message, by=sasha, now=SOON)


class TestTheDoor:
    def test_opens_five_times_and_not_six(self, message, dee):
        for _ in range(5):
            code = read_code_out(message=message, by=dee, now=SOON)
            assert try_code(message, code).outcome is Outcome.OPENED

        with pytest.raises(RefusedError):
            read_code_out(message=message, by=dee, now=SOON)
        assert try_code(message, "1").outcome is Outcome.CLOSED

    def test_is_shut_after_fourteen_days(self, message):
        code = with_code(message)

        late = try_code(message, code, SOON + timedelta(days=14, minutes=1))

        assert late.outcome is Outcome.CLOSED

    def test_is_shut_by_a_recall(self, message, ruth):
        code = with_code(message)
        recall_message(message=message, by=ruth, now=SOON)

        assert try_code(message, code).outcome is Outcome.CLOSED
        with pytest.raises(RefusedError, match="already"):
            recall_message(message=message, by=ruth, now=SOON)

    def test_is_shut_by_the_safeguarding_lead_after_it_was_sent(self, message, alder):
        """P7e: the gate is asked once more at the door."""
        code = with_code(message)
        type(alder.case).objects.update(releases_blocked=True)

        assert try_code(message, code).outcome is Outcome.CLOSED

    def test_every_try_is_in_the_trail(self, message):
        try_code(message, "123")
        try_code(message, with_code(message))

        actions = list(
            Event.objects.filter(action__startswith="message.")
            .order_by("pk")
            .values_list("action", flat=True)
        )
        assert actions == [
            "message.wrong_code", "message.code_sent", "message.opened",
        ]  # fmt: skip

    def test_no_event_no_document(self, message, monkeypatch):
        """Fails closed: what cannot be recorded is not opened."""
        code = with_code(message)

        def broken(*_, **__):
            raise OSError("the trail cannot be written")

        monkeypatch.setattr(trail, "record", broken)
        with pytest.raises(OSError, match="trail"):
            try_code(message, code)
        monkeypatch.undo()

        message.refresh_from_db()
        assert (message.opens_left, message.first_opened_at) == (5, None)

    def test_an_altered_document_is_not_given_out(self, message, monkeypatch):
        code = with_code(message)
        monkeypatch.setattr(register, "document", lambda *_, **__: b"%PDF-other")

        with pytest.raises(opening.AlteredError):
            try_code(message, code)

        message.refresh_from_db()
        assert message.opens_left == 5


def test_two_who_press_at_once_do_not_both_get_in(message, monkeypatch):
    """One code, one opening: the second finds it taken in the very last step."""
    code = with_code(message)
    looks, inner = opening._code_opens, []

    def someone_is_faster(locked, typed, now):
        monkeypatch.setattr(opening, "_code_opens", looks)
        inner.append(try_code(message, code))
        return True

    monkeypatch.setattr(opening, "_code_opens", someone_is_faster)
    outer = try_code(message, code)

    assert inner[0].outcome is Outcome.OPENED
    assert (outer.outcome, outer.pdf) == (Outcome.WRONG_CODE, b"")
    assert SecureMessage.objects.get().opens_left == 4
