from datetime import date, time, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.commands.record_responsibility import (
    Evidence,
    store_responsibility,
)
from kinkeeper.people.models import Case, SensitiveFact
from kinkeeper.people.queries import sensitive
from kinkeeper.referrals.commands.agree_fee import agree_fee
from kinkeeper.referrals.commands.complete_previsit import complete_previsit
from kinkeeper.referrals.commands.record_paper_agreement import record_paper_agreement
from kinkeeper.referrals.commands.record_previsit import Visit, record_previsit
from kinkeeper.referrals.models import PreVisit, SignedAgreement
from tests import family
from tests.contact_sessions.building import send_form
from tests.referrals.test_risks import begin, decide

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 13)


@pytest.fixture
def alder():
    made = family.alder()
    made.case.stage = Case.Stage.ACCEPTED
    made.case.save()
    return made


def visit(**changes):
    told = {
        "held_on": FRIDAY,
        "began_at": time(10),
        "outcome": "PROCEED",
        "identity_seen": True,
        "address_seen": False,
        "signed_name": "A Name",
        "checklist": {"door": "Side door"},
    }
    return Visit(**{**told, **changes})


def record(party, by, **changes):
    return record_previsit(
        party=party, visit=visit(**changes), by=by, now=clock.moment(FRIDAY, 18)
    )


def test_the_family_is_ready_when_nothing_is_missing_any_more(alder, dee):
    """P7j, R3: both came alone, signed and told their story; the risks are signed."""
    for party in (alder.resident, alder.visiting):
        send_form(party, on=FRIDAY)
    record(alder.resident, dee, checklist={"brings": "Priya", "no_health": True})
    record(alder.visiting, dee, began_at=time(14))
    decide(begin(alder.case, dee), dee)
    agree(alder.case, dee)
    alder.case.refresh_from_db()
    assert alder.case.stage == "ACCEPTED"

    complete(alder.visiting, dee, {"no_health": True})

    alder.case.refresh_from_db()
    assert alder.case.stage == "READY"
    assert SignedAgreement.objects.count() == 2


def agree(case, by, **changes):
    told = {"payer": "private", "said_yes": True, "words": "Half each."}
    agree_fee(case=case, **{**told, **changes}, by=by, now=clock.moment(FRIDAY, 19))


def complete(party, by, answers):
    complete_previsit(
        visit=PreVisit.objects.get(party=party),
        answers=answers,
        by=by,
        now=clock.moment(FRIDAY, 20),
    )


def test_what_was_said_at_the_visit_stays_when_something_is_added(alder, dee):
    record(alder.resident, dee, checklist={"brings": "Priya"})
    health = {"health": "Theo has asthma.", "health_agreed": True}
    complete(alder.resident, dee, {"brings": "Anybody", **health})

    told = PreVisit.objects.get().unseal()
    assert told["checklist"] == {"brings": "Priya"}
    assert SensitiveFact.objects.count() == 1
    assert told["signed_name"] == "A Name"
    with pytest.raises(RefusedError, match="an answer to this already"):
        complete(alder.resident, dee, {"no_health": True})


def test_words_about_health_wait_for_their_yes(alder, dee):
    record(alder.resident, dee)
    with pytest.raises(RefusedError, match="whether we may keep"):
        complete(alder.resident, dee, {"health": "Theo has asthma."})

    assert not PreVisit.objects.get().tells_health


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"said_yes": False}, id="not asked yet"),
        pytest.param({"payer": "the queen"}, id="nobody we know"),
    ],
)
def test_who_pays_is_written_down_when_they_said_yes(alder, dee, changes):
    with pytest.raises(RefusedError):
        agree(alder.case, dee, **changes)
    with pytest.raises(RefusedError):
        agree(alder.case, family.bea())


def test_the_page_of_who_pays_keeps_what_was_typed_and_what_was_agreed_before(
    alder, dee, desk
):
    agree(alder.case, dee)
    url = "/staff/families/alder/who-pays/"
    told = {"payer": "legal_aid", "words": "Only his part."}
    words = desk.post(url, told).content.decode()
    assert "Ask them first" in words
    assert "Only his part." in words

    assert desk.post(url, {**told, "said_yes": "on"}).url == url
    words = desk.get(url).content.decode()
    assert words.index("Only his part.") < words.index("Half each.")


def test_what_was_left_open_is_asked_from_the_page_of_the_visits(alder, dee, desk):
    record(alder.resident, dee)
    page = "/staff/families/alder/pre-visits/"
    url = f"{page}{PreVisit.objects.get().key}/"
    assert url in desk.get(page).content.decode()
    assert (
        "Write down at least one answer"
        in desk.post(url, {"brings": ""}).content.decode()
    )

    told = {"brings": "Her sister Anju", "no_health": "on"}
    assert desk.post(url, told).url == page
    assert url not in desk.get(page).content.decode()
    assert desk.get(url).status_code == 404


def test_who_signed_in_the_portal_need_not_sign_at_the_visit(alder, dee):
    record_paper_agreement(
        party=alder.resident,
        number=1,
        name="P. Nair",
        on=FRIDAY,
        by=dee,
        now=clock.moment(FRIDAY, 9),
    )
    record(alder.resident, dee, signed_name="")

    assert SignedAgreement.objects.count() == 1


def test_what_was_seen_is_marked_on_that_person_alone(alder, dee):
    before = alder.visiting.identity_verified_on
    record(alder.resident, dee, address_seen=True)

    alder.resident.refresh_from_db()
    alder.visiting.refresh_from_db()
    assert alder.resident.identity_verified_on == FRIDAY
    assert alder.resident.address_verified_on == FRIDAY
    assert alder.visiting.identity_verified_on == before


def test_the_adults_never_meet_at_a_previsit(alder, dee):
    record(alder.resident, dee)

    with pytest.raises(RefusedError, match="would have met"):
        record(alder.visiting, dee, began_at=time(11, 30))
    record(alder.visiting, dee, began_at=time(12))


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"signed_name": ""}, id="no agreement"),
        pytest.param({"identity_seen": False}, id="identity not seen"),
        pytest.param({"held_on": FRIDAY + timedelta(days=1)}, id="a day to come"),
    ],
)
def test_nobody_goes_on_without(alder, dee, changes):
    with pytest.raises(RefusedError):
        record(alder.resident, dee, **changes)

    assert not PreVisit.objects.exists()


def test_more_is_needed_means_not_ready(alder, dee):
    record(alder.resident, dee)
    record(alder.visiting, dee, began_at=time(14), outcome="MORE", signed_name="")

    alder.case.refresh_from_db()
    assert alder.case.stage == "ACCEPTED"


def test_a_volunteer_records_no_previsit(alder):
    with pytest.raises(RefusedError):
        record(alder.resident, family.bea())


def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(alder, desk):
    url = "/staff/families/alder/pre-visits/new/"
    told = {
        "party": str(alder.resident.key),
        "held_on_day": "13",
        "held_on_month": "3",
        "held_on_year": "2026",
        "began_at": "10:00",
        "door": "Side door please",
        "outcome": "PROCEED",
    }
    words = desk.post(url, told).content.decode()

    assert "To go on, the agreement must be signed" in words
    assert "Side door please" in words

    done = desk.post(url, {**told, "signed_name": "Priya Nair", "identity_seen": "on"})
    assert done.url == "/staff/families/alder/pre-visits/"
    assert "Agreement signed" in desk.get(done.url).content.decode()
    kept = PreVisit.objects.get().unseal()
    assert kept["checklist"]["door"] == "Side door please"
    assert kept["signed_name"] == "Priya Nair"


def test_another_familys_person_is_no_choice(alder, desk):
    wren = family.wren()
    words = desk.post(
        "/staff/families/alder/pre-visits/new/", {"party": str(wren.resident.key)}
    ).content.decode()

    assert "Choose who came" in words


def test_what_the_room_must_know_stands_with_the_child_it_is_about(alder, dee):
    """P7b: apart from the form, under the yes of somebody who may give it."""
    theo = alder.children[1]
    held = Evidence("SAID", FRIDAY)
    store_responsibility(
        child=theo, holder=alder.resident, evidence=held, by=dee, now=clock.now()
    )
    told = {"health": "Theo has asthma.", "health_agreed": True}
    record(alder.resident, dee, checklist={**told, "door": "Side"})

    assert [fact.about for fact in SensitiveFact.objects.all()] == [theo]
    words = sensitive.for_the_room(alder.case, today=clock.today())
    assert words == "Theo has asthma."
    assert PreVisit.objects.get().unseal()["checklist"] == {"door": "Side"}


def test_health_told_without_a_yes_is_locked(alder, dee):
    """P8h, CN-1"""
    record(alder.resident, dee, checklist={"health": "Theo has asthma."})

    assert SensitiveFact.objects.get().locked_on is not None
    assert sensitive.for_the_room(alder.case, today=clock.today()) == ""
