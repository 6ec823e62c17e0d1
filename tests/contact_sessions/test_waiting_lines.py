"""K8, P7c: a note that waited on a tablet arrives once, with time and author."""

import base64
import json
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest

from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.models import Note
from kinkeeper.contact_sessions.queries import waiting_lines
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.vault import sealing
from kinkeeper.foundation.vault.device import device_key
from kinkeeper.policy import edition
from tests import family as people
from tests.contact_sessions.building import at

SEND = "/staff/sessions/notes/send/"
OFFLINE = "/staff/sessions/notes/offline/"


@pytest.fixture
def tablet(client):
    """Lock lines as a worker's page does, and send them as whoever is signed in."""

    class Tablet:
        def lock(self, session, author, *, key=None, words="Theo read.", **changes):
            told = {
                "words": words,
                "who": "Theo",
                "how": "SAW",
                "category": "PLAY",
                "at": at(10, 20).isoformat(),
                "is_quote": False,
            }
            line = {
                "key": str(key or uuid4()),
                "session": str(session.key),
                "author": author.pk,
            }
            place = f"line:{line['key']}:{line['session']}:{line['author']}"
            secret = device_key(room=session.key, holder=author.pk)
            plain = json.dumps(told | changes).encode()
            locked = sealing.seal(secret, plain, place)
            return line | {"locked": base64.b64encode(locked).decode()}

        def send(self, by, *lines):
            client.force_login(by)
            answer = client.post(
                SEND, json.dumps({"lines": lines}), content_type="application/json"
            )
            return answer.json()["lines"]

    return Tablet()


@pytest.fixture
def half_past_eleven():
    with clock.travelled_to(at(11, 30)):
        yield


@pytest.mark.usefixtures("half_past_eleven")
class TestTheNetworkIsBack:
    def test_a_line_keeps_the_time_at_which_it_was_seen(self, tablet, session, sasha):
        told = tablet.send(sasha, tablet.lock(session, sasha))

        note = Note.objects.get()
        assert told == [{"key": str(note.key), "state": "kept", "advice": []}]
        assert note.happened_at == at(10, 20)
        assert note.written_at >= at(11, 30)
        assert note.unseal() == {"words": "Theo read.", "who": "Theo"}
        assert note.author == sasha

    def test_sent_twice_it_stands_once(self, tablet, session, sasha):
        line = tablet.lock(session, sasha)
        first, again = tablet.send(sasha, line), tablet.send(sasha, line, line)

        assert {one["state"] for one in first + again} == {"kept"}
        assert Note.objects.count() == 1

    def test_other_words_under_the_same_key_stand_beside_the_first(
        self, tablet, session, sasha
    ):
        key = uuid4()
        tablet.send(sasha, tablet.lock(session, sasha, key=key))
        later = tablet.lock(session, sasha, key=key, words="Theo read two pages.")
        tablet.send(sasha, later)
        tablet.send(sasha, later)

        first = Note.objects.get(key=key)
        assert first.unseal()["words"] == "Theo read."
        assert first.amendments.get().unseal()["words"] == "Theo read two pages."

    def test_a_colleague_on_the_same_tablet_carries_it(
        self, tablet, session, sasha, bea
    ):
        told = tablet.send(bea, tablet.lock(session, sasha))

        assert told[0]["state"] == "kept"
        assert Note.objects.get().author == sasha

    def test_words_that_judge_are_said_to_the_writer_alone(
        self, tablet, session, sasha, bea
    ):
        line = tablet.lock(session, sasha, words="Daniel was aggressive.")

        assert "aggressive" in tablet.send(sasha, line)[0]["advice"][0]
        assert "advice" not in tablet.send(bea, line)[0]

    def test_nobody_writes_in_the_name_of_another(self, tablet, session, sasha, bea):
        line = tablet.lock(session, bea) | {"author": sasha.pk}
        told = tablet.send(bea, line)

        assert told[0]["state"] == "refused"
        assert not Note.objects.exists()

    def test_a_clock_that_is_ahead_does_not_write_in_the_future(
        self, tablet, session, sasha
    ):
        ahead = at(14).isoformat()
        tablet.send(sasha, tablet.lock(session, sasha, at=ahead))

        assert at(11, 30) <= Note.objects.get().happened_at <= clock.now()

    def test_one_bad_line_does_not_stop_the_others(self, tablet, session, sasha):
        empty = tablet.lock(session, sasha, words=" ")
        torn = tablet.lock(session, sasha) | {"locked": "AAAA"}
        told = tablet.send(sasha, empty, torn, tablet.lock(session, sasha))

        assert [one["state"] for one in told] == ["refused", "refused", "kept"]

    def test_what_is_no_line_is_said_so(self, client, sasha):
        client.force_login(sasha)
        for body in ("", "[]", '{"lines": [{}]}', '{"lines": 3}', "\x00"):
            answer = client.post(SEND, body, content_type="application/json")
            assert answer.status_code == 400, body
        assert client.get(SEND).status_code == 405


def test_on_monday_a_line_of_saturday_still_arrives(tablet, session, sasha):
    with clock.travelled_to(at(9) + timedelta(days=2)):
        told = tablet.send(sasha, tablet.lock(session, sasha))

    assert told[0]["state"] == "kept"
    assert Note.objects.get().happened_at == at(10, 20)


def test_after_seven_days_a_tablet_may_hold_none(tablet, session, sasha):
    """As many as the cookie register says; the refusal is on record."""
    with clock.travelled_to(at(9) + timedelta(days=8)):
        told = tablet.send(sasha, tablet.lock(session, sasha))

    assert "older than 7 days" in told[0]["why"]
    assert Event.objects.filter(action="refused").exists()


def test_the_edition_says_how_long_a_tablet_may_hold_a_line(
    tablet, session, sasha, client, monkeypatch
):
    """K2: one number, in the policy: the page hands it to the tablet."""
    cookie = edition.in_force().cookies["kinkeeper-notes"]
    client.force_login(sasha)
    for url in (f"/staff/sessions/{session.key}/notes/", OFFLINE):
        with clock.travelled_to(at(10, 16)):
            page = client.get(url).content.decode()
        assert f'data-days="{cookie.days}"' in page
    shorter = {"kinkeeper-notes": replace(cookie, days=1)}
    another = SimpleNamespace(in_force=lambda: SimpleNamespace(cookies=shorter))
    monkeypatch.setattr(waiting_lines, "edition", another)
    with clock.travelled_to(at(9) + timedelta(days=2)):
        told = tablet.send(sasha, tablet.lock(session, sasha))
    assert "older than 1 day " in told[0]["why"]


def test_the_command_take_in_line_asks_all_that_write_note_asks(
    tablet, session, supported, sasha, bea
):
    stranger = people.worker("Nia Cole", Role.SUPERVISOR)
    record_absence(
        session=session,
        status="NO_SHOW",
        by_whom="VISITING",
        reason="UNKNOWN",
        by=sasha,
        now=at(10, 40),
        version_seen=session.version,
    )
    lines = [
        tablet.lock(supported, bea),
        tablet.lock(session, stranger),
        tablet.lock(session, sasha),
    ]
    with clock.travelled_to(at(11, 30)):
        told = tablet.send(sasha, *lines)

    assert {one["state"] for one in told} == {"refused"}
    assert not Note.objects.exists()


def test_what_the_browser_keeps_names_nobody(session, as_, sasha, saturday):
    """T5, experience 2.6: the page for no network holds no word of a family."""
    shell = as_(sasha).get("/staff/sessions/notes/offline/").content.decode()
    worker = as_(sasha).get("/staff/sessions/notes-worker.js")

    assert "Alder" not in shell
    assert "Theo" not in shell
    assert "Sasha" not in shell
    assert worker["Content-Type"].startswith("text/javascript")
    assert "outbox" in worker.content.decode()


def test_only_who_may_write_gets_a_key(session, as_, sasha, ruth, saturday):
    url = f"/staff/sessions/{session.key}/notes/"
    assert 'data-key="' in as_(sasha).get(url).content.decode()
    shown = as_(ruth).get(url)
    assert shown.status_code == 200
    assert ('data-key="' in shown.content.decode()) == ruth.may("notes:write")
