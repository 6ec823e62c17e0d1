"""Sensitive facts are held apart, and nobody reads what nobody said yes to."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.answer_consent import (
    Said,
    answer_consent,
    take_back_consent,
)
from kinkeeper.people.commands.keep_sensitive import Told, keep_sensitive
from kinkeeper.people.commands.open_locked import open_locked
from kinkeeper.people.commands.record_responsibility import (
    Evidence,
    end_responsibility,
    record_responsibility,
)
from kinkeeper.people.commands.settle_sensitive import settle_sensitive
from kinkeeper.people.models import Consent, Party, Responsibility, SensitiveFact
from kinkeeper.people.queries import sensitive
from kinkeeper.people.tasks import lock_what_ran_out
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.privacy.records.register import parts_of
from tests import family
from tests.people import healthy

pytestmark = pytest.mark.django_db
WORDS = "Maya must not eat nuts."


@pytest.fixture(autouse=True)
def one_step_sign_in(settings):
    settings.STAFF_MFA_REQUIRED = False


@pytest.fixture
def alder():
    return family.alder()


@pytest.fixture
def dee():
    return family.dee()


def keep(about, by, **more):
    told = {"kind": "HEALTH", "words": WORDS, "way": "PERSON", **more}
    return keep_sensitive(about=about, told=Told(**told), by=by, now=clock.now())


def holds(child, holder, by):
    said = Evidence("SAID", clock.today())
    return record_responsibility(
        child=child, holder=holder, evidence=said, by=by, now=clock.now()
    )


def say(about, giver, by, yes=True, **more):
    told = {"topic": "HEALTH", "capacity": "PARENT", "way": "PORTAL", "typed": "Name"}
    said = Said(yes=yes, **{**told, **more})
    return answer_consent(about=about, giver=giver, said=said, by=by, now=clock.now())


def room(made, day=None):
    return sensitive.for_the_room(made.case, today=day or clock.today())


def locked_promise(fact):
    return Obligation.objects.filter(record=f"people.SensitiveFact:{fact.key}")


def test_a_medical_need_is_locked_until_a_holder_says_yes(alder, dee):
    """P7b, P8h, CN-1"""
    maya = alder.children[0]
    fact = keep(maya, dee)
    assert fact.locked_on == clock.today()
    assert room(alder) == ""
    assert locked_promise(fact).get().kind == "medical_unasked"

    holds(maya, alder.resident, dee)
    say(maya, alder.resident, alder.resident.account)

    assert room(alder) == WORDS
    assert not locked_promise(fact).exists()


def test_settling_again_changes_nothing(alder, dee):
    """CN-2: the night may come twice."""
    fact = keep(alder.children[0], dee)
    now = clock.now()
    assert settle_sensitive(case=alder.case, by=None, now=now) == 0
    SensitiveFact.objects.update(locked_on=None)
    assert settle_sensitive(case=alder.case, by=None, now=now) == 1
    fact.refresh_from_db()
    assert fact.locked_on == clock.today()


def test_only_who_holds_parental_responsibility_may_say_it(alder, dee):
    """CN-4"""
    maya = alder.children[0]
    with pytest.raises(RefusedError, match="parental responsibility"):
        say(maya, alder.resident, alder.resident.account)
    with pytest.raises(RefusedError, match="another grown-up"):
        say(alder.visiting, alder.resident, dee, capacity="SELF", way="PERSON")
    with pytest.raises(RefusedError, match="yourself only"):
        say(alder.resident, alder.resident, alder.visiting.account, capacity="SELF")


def test_a_yes_taken_back_locks_it_in_the_same_moment(alder, dee):
    """P8h, CN-2: and the proof of the yes stays, counted from that day."""
    maya = alder.children[0]
    fact = keep(maya, dee)
    holds(maya, alder.resident, dee)
    yes = say(maya, alder.resident, alder.resident.account)
    proof = Obligation.objects.get(record=f"people.Consent:{yes.key}")
    assert proof.state == "ACTIVE"

    take_back_consent(
        consent=yes, way="PORTAL", by=alder.resident.account, now=clock.now()
    )

    assert room(alder) == ""
    assert locked_promise(fact).get().trigger_on == clock.today()
    proof.refresh_from_db()
    assert (proof.state, proof.trigger_on) == ("COUNTING", clock.today())


def test_the_other_parents_no_is_no_yes(alder, dee):
    """CN-4: two holders disagree."""
    maya = alder.children[0]
    keep(maya, dee)
    for holder in (alder.resident, alder.visiting):
        holds(maya, holder, dee)
    say(maya, alder.resident, alder.resident.account)
    assert room(alder) == WORDS

    say(maya, alder.visiting, alder.visiting.account, yes=False, typed="")

    assert room(alder) == ""
    card = sensitive.people_of(alder.case, viewer=dee, today=clock.today())[0]
    assert "disagree" in card.facts[0].locked
    assert card.facts[0].words == ""


def test_the_end_of_a_responsibility_ends_what_rested_on_it(alder, dee):
    maya = alder.children[0]
    keep(maya, dee)
    held = holds(maya, alder.resident, dee)
    say(maya, alder.resident, alder.resident.account)
    assert room(alder) == WORDS

    end_responsibility(
        responsibility=held,
        on=clock.today(),
        words="The court took it away.",
        by=dee,
        now=clock.now(),
        version_seen=held.version,
    )

    assert room(alder) == ""


def test_a_yes_that_ran_out_is_not_read_even_before_the_night(alder, dee):
    """P8h: asked again after twelve months."""
    maya = alder.children[0]
    fact = keep(maya, dee)
    holds(maya, alder.resident, dee)
    yes = say(maya, alder.resident, alder.resident.account)
    assert yes.ask_again_on.year == clock.today().year + 1
    assert room(alder, yes.ask_again_on - timedelta(days=1)) == WORDS
    assert room(alder, yes.ask_again_on) == ""

    with clock.travelled_to(clock.moment(yes.ask_again_on, 3)):
        done = lock_what_ran_out(yes.ask_again_on)

    assert done.other == {"sensitive facts locked": 1}
    fact.refresh_from_db()
    assert fact.locked_on == yes.ask_again_on


def test_a_child_who_understands_answers_with_how_we_know(alder, dee):
    """CN-4"""
    maya = alder.children[0]
    keep(maya, dee)
    own = {"capacity": "CHILD", "way": "PERSON"}
    with pytest.raises(RefusedError, match="understands"):
        say(maya, maya, dee, **own)

    say(maya, maya, dee, evidence="Explained it back to us.", **own)

    assert room(alder) == WORDS


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "OFFENCE"},
        {"kind": "OFFENCE", "ground": "VITAL"},
        {"ground": "PROTECTING"},
        {"why_not_asked": "HARM"},
    ],
)
def test_each_fact_needs_a_reason_that_fits(alder, dee, told):
    """P7b: alleged offences count as criminal data and rest on no yes."""
    with pytest.raises(RefusedError):
        keep(alder.visiting, dee, **told)
    fact = keep(alder.visiting, dee)
    with pytest.raises(IntegrityError), transaction.atomic():
        SensitiveFact.objects.filter(pk=fact.pk).update(locked_on=None, **told)


def test_an_alleged_offence_stands_apart_and_out_of_the_room(alder, dee):
    keep(
        alder.visiting,
        dee,
        kind="OFFENCE",
        words="The police asked him about a theft.",
        ground="PROTECTING",
        why_not_asked="HARM",
    )
    assert room(alder) == ""
    cards = sensitive.people_of(alder.case, viewer=dee, today=clock.today())
    assert "theft" in repr(cards)
    assert "theft" not in repr(Party.objects.get(pk=alder.visiting.pk).unseal())


def test_a_locked_fact_is_read_for_few_reasons_and_each_is_written_down(alder, dee):
    """CN-1, CN-2: vital interests, safeguarding, claims, or to ask for the yes."""
    maya = alder.children[0]
    fact = keep(maya, dee)

    def read(reason, by=dee):
        return open_locked(fact=fact, reason=reason, by=by, now=clock.now())

    assert read("ASKING") == WORDS
    assert read("DANGER") == WORDS
    assert read("PROTECT", family.ruth()) == WORDS
    with pytest.raises(RefusedError):
        read("PROTECT")
    with pytest.raises(RefusedError):
        read("CLAIM")
    seen = Event.objects.filter(action="sensitive.read_locked")
    assert {e.detail["reason"] for e in seen} == {"ASKING", "DANGER", "PROTECT"}

    holds(maya, alder.resident, dee)
    say(maya, alder.resident, dee, yes=False, way="PHONE", typed="")
    with pytest.raises(RefusedError, match="have answered"):
        read("ASKING")


def test_the_one_key_of_a_fact_dies_with_it(alder, dee):
    """P9l: both when nobody says yes and when the file ends."""
    fact = keep(alder.children[0], dee)
    part = register.lone_parts_of("medical_unasked")[0]
    record = f"people.SensitiveFact:{fact.key}"
    assert part.count(record) == 1
    part.erase(record, clock.now())
    fact.container.refresh_from_db()
    assert fact.container.shredded_at
    assert bytes(fact.container.wrapped) == b""

    fact = keep(alder.children[0], dee)
    ours = next(p for p in parts_of("case_file") if p.title == "sensitive facts")
    assert ours.erase(alder.case, "", clock.now()).count == 1
    assert not locked_promise(fact).exists()


def test_what_was_locked_goes_by_itself_once_its_days_are_over(alder, dee):
    """P7b: the policy says 28 days."""
    fact = keep(alder.children[0], dee)
    obligations.keep_alone(record=f"people.SensitiveFact:{fact.key}", now=clock.now())
    promise = locked_promise(fact).get()
    assert promise.rule == "P7b"
    assert "28" in promise.because or "must be gone" in promise.because


def test_the_proof_of_a_yes_outlives_the_people_on_file(alder, dee):
    """P8h, A17: six years, with names that its own key opens."""
    yes = say(alder.resident, alder.resident, alder.resident.account, capacity="SELF")
    yes.refresh_from_db()
    words = yes.unseal()
    assert words["given_by"] == "Priya Nair"
    assert "my health" in words["wording"]
    Party.objects.filter(pk=alder.resident.pk).delete()

    kept = Consent.objects.get(pk=yes.pk)
    assert kept.about is None
    assert kept.unseal()["typed"] == "Name"


def test_the_staff_page_shows_no_locked_word_and_works_to_the_end(client, alder, dee):
    maya = alder.children[0]
    fact = keep(maya, dee)
    client.force_login(dee)
    page = "/staff/families/alder/sensitive/"
    first = client.get(page).content.decode()
    assert WORDS not in first
    assert "Locked" in first

    holds(maya, alder.resident, dee)
    day = clock.today()
    told = {
        "topic": "HEALTH",
        "giver": str(alder.resident.key),
        "answer": "yes",
        "way": "PERSON",
        "given_on_day": day.day,
        "given_on_month": day.month,
        "given_on_year": day.year,
    }
    url = f"{page}{maya.key}/answer/"
    wrong = client.post(url, told).content.decode()
    assert "Enter the name of the one who says yes" in wrong
    assert client.post(url, {**told, "typed": "Priya Nair"}).url == page
    words = client.get(page).content.decode()
    assert WORDS in words

    yes = Consent.objects.get()
    assert client.post(page, {"consent": str(yes.key)}).url == page
    assert WORDS not in client.get(page).content.decode()
    read = client.post(f"/staff/sensitive/{fact.key}/", {"reason": "DANGER"})
    assert WORDS in read.content.decode()


def test_a_fact_is_added_on_its_page(client, alder, dee):
    client.force_login(dee)
    url = f"/staff/families/alder/sensitive/{alder.children[1].key}/new/"
    told = {
        "kind": "OFFENCE",
        "words": "He says that he was cautioned.",
        "told_by": "us",
        "way": "PERSON",
        "ground": "PROTECTING",
    }
    assert "Choose why nobody is asked" in client.post(url, told).content.decode()
    assert client.post(url, {**told, "why_not_asked": "HARM"}).status_code == 302
    assert SensitiveFact.objects.get().ground == "PROTECTING"


@pytest.mark.parametrize("who", ["sasha", "bea", "omar"])
def test_who_sees_no_contacts_sees_no_sensitive_page(client, alder, who):
    client.force_login(getattr(family, who)())
    assert client.get("/staff/families/alder/sensitive/").status_code == 404


def test_a_parent_says_yes_and_takes_it_back_with_one_press(client, alder, dee):
    """CN-2: as easy as giving it."""
    maya = alder.children[0]
    keep(maya, dee, told_by=alder.resident)
    holds(maya, alder.resident, dee)
    client.force_login(alder.resident.account)
    url = f"/me/health/{maya.key}/HEALTH/"
    assert url in client.get("/me/health/").content.decode()
    assert WORDS in client.get(url).content.decode()
    assert "Type your full name" in client.post(url, {"answer": "yes"}).content.decode()
    assert client.post(url, {"answer": "yes", "typed": "Priya Nair"}).status_code == 302
    assert room(alder) == WORDS
    assert "Take my yes back" in client.get(url).content.decode()
    assert client.post(url, {}).status_code == 302
    assert room(alder) == ""


def test_one_parent_learns_nothing_of_what_the_other_told_or_said(client, alder, dee):
    """K3"""
    maya = alder.children[0]
    keep(maya, dee, told_by=alder.resident)
    holds(maya, alder.resident, dee)
    holds(maya, alder.visiting, dee)
    url = f"/me/health/{maya.key}/HEALTH/"
    client.force_login(alder.visiting.account)
    before = [client.get(u).content.decode() for u in ("/me/health/", url)]
    say(maya, alder.resident, alder.resident.account)
    after = [client.get(u).content.decode() for u in ("/me/health/", url)]
    for text in (*before, *after):
        assert WORDS not in text
        assert "Priya" not in text
    assert [_still(t) for t in before] == [_still(t) for t in after]


def test_a_parent_answers_for_no_other_child(client, alder, dee):
    wren = family.wren()
    holds(wren.children[0], wren.resident, dee)
    client.force_login(alder.resident.account)
    for child in (wren.children[0], alder.children[0]):
        assert client.get(f"/me/health/{child.key}/HEALTH/").status_code == 404


def on_day(name, day):
    parts = (day.day, day.month, day.year)
    boxes = zip(("day", "month", "year"), parts, strict=True)
    return {f"{name}_{part}": number for part, number in boxes}


def test_parental_responsibility_is_written_down_with_how_we_know(client, alder, dee):
    """P8h: seen by whom and when, from and to."""
    maya, day = alder.children[0], clock.today()
    client.force_login(dee)
    url = f"/staff/families/alder/sensitive/{maya.key}/responsible/"
    told = {
        "holder": str(alder.visiting.key),
        "known": "ORDER",
        **on_day("from_on", day - timedelta(days=90)),
    }
    assert "Enter the day you saw the paper" in client.post(url, told).content.decode()
    seen = {**told, **on_day("seen_on", day), "words": "Order 7 of May."}
    assert client.post(url, seen).url == url

    words = client.get(url).content.decode()
    assert "Court order, seen" in words
    assert "Dee" in words
    assert "Order 7 of May." in words
    assert "Daniel" in client.get("/staff/families/alder/sensitive/").content.decode()

    held = Responsibility.objects.get()
    over = {**on_day("on", day), "version": held.version, "words": "A new order."}
    assert client.post(f"{url}{held.key}/", over).url == url
    held.refresh_from_db()
    assert held.to_on == day
    assert client.post(f"{url}{held.key}/", over).status_code == 404


def test_what_was_said_never_takes_the_place_of_a_paper(alder, dee):
    maya, day = alder.children[0], clock.today()
    paper = Evidence("BIRTH", day, seen_on=day)
    record_responsibility(
        child=maya, holder=alder.resident, evidence=paper, by=dee, now=clock.now()
    )
    with pytest.raises(RefusedError, match="already"):
        holds(maya, alder.resident, dee)
    healthy.kept(maya, alder.resident, "nuts")
    assert Responsibility.objects.get().known == "BIRTH"
    with pytest.raises(RefusedError):
        record_responsibility(
            child=maya, holder=maya, evidence=paper, by=dee, now=clock.now()
        )


def _still(text):
    return re.sub(r'value="[0-9a-zA-Z]{20,}"', "", text)
