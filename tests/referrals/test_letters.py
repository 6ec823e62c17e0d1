"""Calls and letters: filed by side, sent in words that tell nothing, clean on paper."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.files.words_in import words_in
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.people.models import Correspondence
from kinkeeper.people.queries.wall import found_in, normalise
from kinkeeper.referrals.commands.post_letter import post_letter
from kinkeeper.referrals.commands.send_neutral_words import send_neutral_words
from kinkeeper.referrals.commands.write_down_letter import Said, write_down_letter
from kinkeeper.referrals.queries.neutral_words import READY
from tests import family
from tests.family import DANIEL_PRIVATE, PRIYA_PRIVATE, SATURDAY

pytestmark = pytest.mark.django_db

NOW = clock.moment(SATURDAY, 11)
CALL = "She said that she comes by bus. 'Is there a step at the door?'"


def said(side="RESIDENT", words=CALL, at=NOW, **more):
    return Said(side, "CALL", "IN", at, words, **more)


def reachable(party, **channels):
    told = {name: {"may": may} for name, may in channels.items()}
    party.seal({**party.unseal(), "safe_contact": told})
    party.save()
    return party


@pytest.fixture
def alder():
    return family.alder()


def test_a_call_is_filed_on_its_side(alder):
    """P7k"""
    write_down_letter(case=alder.case, said=said(), by=family.dee(), now=NOW)
    letter = Correspondence.objects.get()
    assert (letter.side, letter.way, letter.partner) == ("RESIDENT", "CALL", "family")
    assert b"bus" not in bytes(letter.sealed)


def test_a_professional_is_on_no_side(alder):
    dee = family.dee()
    told = said(side="", who="Jo Marsh, school")
    write_down_letter(case=alder.case, said=told, by=dee, now=NOW)
    letter = Correspondence.objects.get()
    assert (letter.side, letter.partner) == ("", "professional")


def test_it_counts_as_life_in_the_case(alder):
    """C-10: the day of the talk moves the clock of the file."""
    before = alder.case.obligations.values_list("facts_sha256", flat=True)
    seen = list(before)
    write_down_letter(case=alder.case, said=said(), by=family.dee(), now=NOW)
    assert list(alder.case.obligations.values_list("facts_sha256", flat=True)) != seen


def test_who_runs_a_session_files_nothing_and_nothing_lies_in_the_future(alder):
    sasha, dee = family.sasha(), family.dee()
    for by, told in (
        (sasha, said()),
        (dee, said(words=" ")),
        (dee, said(at=NOW + timedelta(minutes=1))),
    ):
        with pytest.raises(RefusedError):
            write_down_letter(case=alder.case, said=told, by=by, now=NOW)
    assert not Correspondence.objects.exists()


@pytest.mark.parametrize("ready", READY)
def test_ready_words_tell_nothing_on_a_locked_screen(alder, ready):
    """K3, P7k: no centre, no child, no other adult."""
    party = reachable(alder.resident, text="yes")
    send_neutral_words(
        party=party, channel="text", ready=ready, by=family.dee(), now=NOW
    )
    told = Text.objects.get().unseal()
    assert told["to"] == PRIYA_PRIVATE["phone"]
    plain = normalise(told["body"])
    for name in ("Maya", "Theo", "Daniel", "Priya", "contact centre", "child"):
        assert not found_in(plain, normalise(name)), name


@pytest.mark.parametrize("may", ["no", "ask", "some", None])
def test_a_way_that_they_did_not_call_safe_is_not_used(alder, may):
    party = reachable(alder.resident, **({"email": may} if may else {}))
    with pytest.raises(RefusedError, match="safe"):
        send_neutral_words(
            party=party, channel="email", ready="call", by=family.dee(), now=NOW
        )
    assert not Letter.objects.exists()
    assert not Correspondence.objects.exists()


def test_even_ready_words_are_read_for_what_is_the_other_sides(alder):
    """K3, R15: he lives at Good Time; the words that she would get say so."""
    alder.visiting.seal({**DANIEL_PRIVATE, "address": "Good Time"})
    alder.visiting.save()
    party = reachable(alder.resident, email="yes")
    with pytest.raises(RefusedError, match="Call instead"):
        send_neutral_words(
            party=party, channel="email", ready="call", by=family.dee(), now=NOW
        )
    assert not Letter.objects.exists()


def test_what_was_sent_lies_on_the_file(alder):
    party = reachable(alder.visiting, email="yes")
    send_neutral_words(
        party=party, channel="email", ready="call", by=family.dee(), now=NOW
    )
    assert Letter.objects.get().unseal()["to"] == DANIEL_PRIVATE["email"]
    letter = Correspondence.objects.get()
    assert (letter.side, letter.way, letter.direction) == ("VISITING", "EMAIL", "OUT")


def test_a_letter_on_paper_has_one_address(alder):
    """K3: to Priya, with her address and nothing of Daniel."""
    pdf = post_letter(
        party=alder.resident, words="Please come at ten.", by=family.dee(), now=NOW
    )
    paper = words_in(pdf)
    assert "14 Larkspur Close" in paper
    assert "Please come at ten." in paper
    plain = normalise(paper)
    for detail in DANIEL_PRIVATE.values():
        assert not found_in(plain, normalise(detail)), detail
    assert Correspondence.objects.get().direction == "OUT"


@pytest.mark.parametrize("name", sorted(PRIYA_PRIVATE))
def test_a_letter_with_a_detail_of_the_other_side_is_refused(alder, name):
    """K3, R15: whatever of hers somebody types into a letter to him."""
    words = f"We wrote to {PRIYA_PRIVATE[name]} as well."
    with pytest.raises(RefusedError, match="somebody else"):
        post_letter(party=alder.visiting, words=words, by=family.dee(), now=NOW)
    assert not Correspondence.objects.exists()


def test_the_pages_file_send_and_print(client, alder):
    """P7k: as the co-ordinator clicks them; a supervisor does not find them."""
    reachable(alder.resident, text="yes")
    url = "/staff/families/alder/letters/"
    client.force_login(family.dee())
    assert url in client.get("/staff/families/alder/").content.decode()
    answers = {
        "side": "RESIDENT",
        "way": "CALL",
        "direction": "IN",
        "on_day": "2",
        "on_month": "3",
        "on_year": "2026",
        "at": "10:15",
        "words": CALL,
    }
    assert client.post(f"{url}new/", answers).status_code == 302
    assert "comes by bus" in client.get(url).content.decode()
    assert "comes by bus" not in client.get(f"{url}?side=VISITING").content.decode()
    sent = client.post(f"{url}resident/send/", {"ready": "call", "channel": "text"})
    assert sent.status_code == 302
    assert "No written message" in client.get(f"{url}visiting/send/").content.decode()
    paper = client.post(f"{url}resident/paper/", {"words": "Please come at ten."})
    assert paper["Content-Disposition"] == 'attachment; filename="letter.pdf"'
    refused = client.post(f"{url}visiting/paper/", {"words": "She is at BS5 6QX."})
    assert "BS5 6QX" in refused.content.decode()
    assert client.get(f"{url}nobody/send/").status_code == 404
    client.force_login(family.sasha())
    assert client.get(url).status_code == 404
