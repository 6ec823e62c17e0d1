"""
P11c: what is blocked is kept and not used, whoever asks and by whatever door.

Visits that are planned go on, worries are told and heard, and the request is settled.
"""

import re
from datetime import timedelta
from pathlib import Path

import pytest

import kinkeeper
from kinkeeper.contact_sessions.commands.amend_note import amend_note
from kinkeeper.contact_sessions.commands.begin_session import begin_session
from kinkeeper.contact_sessions.commands.write_note import write_note
from kinkeeper.contact_sessions.models import Note, Session
from kinkeeper.contact_sessions.queries.calendar import family_choices
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records.blocking import BlockedForNowError
from kinkeeper.reports.commands.save_draft import save_draft
from kinkeeper.rules.blocking import GROUNDS, Ground, may_go_on
from kinkeeper.safeguarding.commands.raise_concern import raise_concern
from tests import family
from tests.contact_sessions import building as place
from tests.privacy.rights import asking
from tests.reports.visits import draft, visit

pytestmark = pytest.mark.django_db
SAID = "Somebody asked us not to use this information for now."
SATURDAY, NOON = place.SATURDAY, place.at(12)
HALF_PAST = place.at(10, 30)


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def dee():
    return family.dee()


@pytest.fixture
def sasha():
    return family.sasha(check=True)


@pytest.fixture
def alder(dee):
    made = family.alder()
    place.make_ready(made, dee)
    return made


@pytest.fixture
def session(alder, dee, sasha):
    return place.plan(alder, place.Building(), dee, supervisor=sasha)


def blocked(made, on=SATURDAY):
    return asking.request(made.resident, family.omar(), on, "restriction")


def omar_again():
    return Account.objects.get(email="omar@centre.example.org")


def page(client, account, url, sent=None):
    client.force_login(account)
    with clock.travelled_to(NOON):
        return client.post(url, sent) if sent else client.get(url)


def test_the_familys_page_says_so_and_shows_nothing(client, alder, dee):
    assert "Maya" in page(client, dee, "/staff/families/alder/").content.decode()
    blocked(alder)
    answer = page(client, dee, "/staff/families/alder/")
    told = answer.content.decode()
    assert answer.status_code == 403
    assert SAID in told
    assert not re.search("Maya|Theo|Priya|Daniel", told)
    assert not Event.objects.filter(action="family.viewed", by_id=dee.pk)[1:]


def test_who_settles_it_or_keeps_a_child_safe_reads_it_with_the_notice(client, alder):
    blocked(alder)
    answer = page(client, family.ruth(), "/staff/families/alder/")
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "Blocked for now" in told
    assert "Maya" in told


def test_another_family_and_the_day_after_the_end_are_not_blocked(client, alder, dee):
    family.wren()
    asked = blocked(alder)
    assert page(client, dee, "/staff/families/wren/").status_code == 200
    asking.answer(asked, omar_again(), SATURDAY, "REFUSED")
    assert page(client, dee, "/staff/families/alder/").status_code == 200


def test_lists_and_search_do_not_name_them(client, alder, dee):
    blocked(alder)
    listed = page(client, dee, "/staff/families/").content.decode()
    assert "Blocked for now" in listed
    assert not re.search("Maya|Theo", listed)
    for words in ("Maya", "Priya"):
        found = page(client, dee, "/staff/search/", {"q": words}).content.decode()
        assert "KK-0147" not in found
    found = page(client, dee, "/staff/search/", {"q": "KK-0147"}).content.decode()
    assert "Blocked for now" in found
    assert "Maya" not in found


def test_the_planned_visit_goes_on_and_no_new_one_is_planned(session, alder, dee):
    """The adults must not meet today either: what keeps them apart goes on."""
    blocked(alder)
    begin_session(session=session, at=HALF_PAST, by=dee)
    assert Session.objects.get().state == Session.State.RUNNING
    assert family_choices(dee) == []
    with pytest.raises(RefusedError, match="not to use"):
        place.plan(
            alder,
            place.Building(),
            dee,
            supervisor=session.supervisor,
            on=SATURDAY + timedelta(days=7),
            now=NOON,
        )


def note(session, by, **told):
    words = {"words": "Theo drew a boat.", "how": "SAW", "category": "PLAY"}
    return write_note(session=session, by=by, **{**words, "now": HALF_PAST, **told})


def test_what_is_seen_is_written_down_and_closed_after_the_visit(
    client, session, alder, dee, sasha
):
    """Nothing that was seen is lost; nobody reads it until it is settled."""
    blocked(alder)
    begin_session(session=session, at=HALF_PAST, by=dee)
    one = note(session, sasha)
    url = f"/staff/sessions/{session.key}/notes/"
    assert "boat" in page(client, sasha, url).content.decode()
    Session.objects.update(state=Session.State.HELD, ended_at=place.at(11, 30))
    answer = page(client, sasha, url)
    assert answer.status_code == 403
    assert "boat" not in answer.content.decode()
    answer = page(client, sasha, f"{url}{one.key}/amend/")
    assert answer.status_code == 403
    assert "boat" not in answer.content.decode()


def test_a_line_from_a_tablet_is_taken_in_all_the_same(session, alder, sasha):
    """K8: notes survive; keeping is what the law allows."""
    first = note(session, sasha)
    blocked(alder)
    note(session, sasha, now=NOON)
    amend_note(note=first, words="It was a ship.", by=sasha, now=NOON)
    assert Note.objects.count() == 3


def test_a_draft_is_neither_read_nor_changed(client, alder, sasha):
    report = draft(visit(alder, sasha), sasha)
    blocked(alder)
    with pytest.raises(BlockedForNowError):
        save_draft(
            report=report,
            sections={"arrival": "He came early."},
            by=sasha,
            now=NOON,
            version_seen=report.version,
        )
    answer = page(client, sasha, f"/staff/reports/{report.key}/write/")
    assert answer.status_code == 403
    assert SAID in answer.content.decode()


def test_a_worry_is_told_and_heard(client, alder, dee):
    """Article 18(2): to protect somebody else."""
    blocked(alder)
    concern = raise_concern(
        words="He smelt of drink.", case=alder.case, by=dee, now=NOON
    )
    lead = family.ruth()
    answer = page(client, lead, f"/staff/concerns/{concern.key}/")
    assert "smelt of drink" in answer.content.decode()


def test_the_person_themselves_still_reads_their_own(client, alder):
    blocked(alder)
    assert page(client, alder.visiting.account, "/me/").status_code == 200


def test_every_act_that_goes_on_is_one_that_the_program_knows():
    """A list with a slip of the pen would let nothing on, or something unmeant."""
    root = Path(kinkeeper.__file__).parent
    text = "\n".join(
        source.read_text()
        for source in root.rglob("*.py")
        if source.name != "blocking.py" and "demo" not in source.parts
    )
    for action in GROUNDS:
        area, what = action.split(".")
        named = f'"{action}"' in text or f'f"{area}.' in text
        read = what == "viewed" and f'"{area}"' in text
        look = area == "disposal" and what.startswith("look_")
        letter = area == "letter"
        assert named or read or look or letter, action


def test_what_is_in_no_list_stops():
    """An act that somebody adds next year is stopped until the rule names it."""
    assert not may_go_on("family.exported", settles_or_protects=True)
    assert not may_go_on("family.viewed", settles_or_protects=False)
    assert may_go_on("family.viewed", settles_or_protects=True)
    assert GROUNDS["note.written"] is Ground.KEEPING
