"""R1, S4, K4: notes say what was seen; supported sessions have none anywhere."""

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.commands.amend_note import amend_note
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.commands.write_note import (
    NotWrittenAboutError,
    write_note,
)
from kinkeeper.contact_sessions.models import Note
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.contact_sessions import wording
from tests.contact_sessions.building import at

SEEN = "Theo showed Daniel his reading book."


def write(session, by, words=SEEN, **changes):
    told = {"how": "SAW", "category": "PLAY", "now": at(10, 20)}
    return write_note(session=session, words=words, by=by, **{**told, **changes})


def test_a_note_is_sealed_with_the_reports(session, sasha):
    note = write(session, sasha, who="Theo, Daniel")

    row = Note.objects.get()
    assert row.container_id == session.case.reports_container_id
    assert b"Theo" not in bytes(row.sealed)
    assert row.unseal() == {"words": SEEN, "who": "Theo, Daniel"}
    assert note.service == "supervised"


def test_notes_without_a_report_have_a_promise_of_their_own(session, sasha):
    write(session, sasha)

    kept = Obligation.objects.filter(case=session.case, kind="contact_report")
    assert str(session.key) in kept.get().record


def test_a_later_wording_stands_beside_the_first(session, sasha):
    note = write(session, sasha)
    amend_note(note=note, words="It was Maya’s book.", by=sasha, now=at(11))

    assert Note.objects.count() == 2
    note.refresh_from_db()
    assert note.unseal()["words"] == SEEN
    assert note.amendments.get().unseal()["words"] == "It was Maya’s book."


def test_only_the_author_amends(session, sasha, ruth):
    note = write(session, sasha)

    with pytest.raises(RefusedError, match="person who wrote"):
        amend_note(note=note, words="Changed.", by=ruth, now=at(11))


def test_the_command_refuses_a_supported_session(supported, bea, ruth):
    for by in (bea, ruth):
        with pytest.raises(NotWrittenAboutError):
            write(supported, by)


def test_the_page_of_a_supported_session_does_not_exist(
    supported, as_, bea, ruth, saturday
):
    url = reverse("contact_sessions:notes", args=[supported.key])
    for person in (bea, ruth):
        assert as_(person).get(url).status_code == 404
        assert as_(person).post(url, {"mark": "Upset"}).status_code == 404
        register = as_(person).get(f"/staff/sessions/{supported.key}/")
        assert url not in register.content.decode()
    assert Note.objects.count() == 0


def test_a_session_that_did_not_take_place_is_not_written_about(session, sasha):
    record_absence(
        session=session,
        status="NO_SHOW",
        by_whom="VISITING",
        reason="UNKNOWN",
        by=sasha,
        now=at(10, 20),
        version_seen=1,
    )
    session.refresh_from_db()
    with pytest.raises(RefusedError, match="did not take place"):
        write(session, sasha)


def test_an_empty_note_is_refused(session, sasha):
    with pytest.raises(RefusedError, match="Write what"):
        write(session, sasha, words="  ")


def test_a_quick_mark_is_one_tap(session, as_, sasha, saturday):
    url = reverse("contact_sessions:notes", args=[session.key])
    client = as_(sasha)
    client.post(url, {"mark": "Upset"})
    client.post(url, {"mark": "He is a bad father"})

    assert [note.unseal()["words"] for note in Note.objects.all()] == ["Upset"]
    assert "Upset" in client.get(url).content.decode()


def test_a_judging_word_is_pointed_out_once_and_may_stay(session, as_, sasha, saturday):
    url = reverse("contact_sessions:notes", args=[session.key])
    client = as_(sasha)
    told = {"words": "Daniel was aggressive.", "how": "SAW", "category": "PLAY"}
    page = client.post(url, told).content.decode()

    assert "is a judgement" in page
    assert "Daniel was aggressive." in page
    assert Note.objects.count() == 0

    client.post(url, {**told, "keep": "yes"})
    assert Note.objects.get().unseal()["words"] == "Daniel was aggressive."


def test_exact_words_are_never_questioned(session, as_, sasha, saturday):
    url = reverse("contact_sessions:notes", args=[session.key])
    told = {"words": "You are rude", "how": "HEARD", "category": "ADULT_WORDS"}
    as_(sasha).post(url, {**told, "is_quote": "on"})

    assert Note.objects.get().is_quote


def test_the_same_form_sent_twice_writes_one_note(session, as_, sasha, saturday):
    url = reverse("contact_sessions:notes", args=[session.key])
    told = {
        "words": SEEN,
        "how": "SAW",
        "category": "PLAY",
        "once": "8c73423e4f8b4e43aa3ee079898dfa1b",
    }
    client = as_(sasha)
    assert client.post(url, told).status_code == 302
    assert client.post(url, told).status_code == 302

    assert Note.objects.count() == 1


def test_judging_words_are_found_whole_and_once():
    assert wording.judging_words("Good! A good, goodish thing. Rude.") == [
        "good",
        "rude",
    ]
    assert wording.judging_words("Theo read two pages.") == []
