import re
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.queries import parties
from kinkeeper.referrals.commands.accept_referral import accept_referral
from kinkeeper.referrals.commands.decline_referral import decline_referral
from kinkeeper.referrals.commands.propose_decline import propose_decline
from kinkeeper.referrals.commands.withdraw_decline import withdraw_decline
from kinkeeper.referrals.models import Decision
from tests import family

pytestmark = pytest.mark.django_db
OFFER = {"service": "supervised", "funder": "private", "reason": "Both want it."}


def test_the_inbox_says_what_is_next_and_whose_turn_it_is(referred, desk):
    words = desk.get("/staff/referrals/").content.decode()

    assert "Read it, then ask the other side" in words
    assert "Ines" in words
    assert "Nadia" not in words


def test_both_sides_stand_in_columns_of_their_own(referred, desk):
    words = desk.get(f"/staff/referrals/{referred.key}/").content.decode()
    hers, his = (part for part in re.split(r'<h2 id="s\d">', words)[1:])

    first, second = (hers, his) if "Nadia Ward" in hers[:40] else (his, hers)
    assert "BS16 4TT" in first
    assert "Domestic abuse" in first
    assert "BS16 4TT" not in second
    assert "Not asked yet" in second


def test_reading_a_referral_is_written_down(referred, desk, dee):
    desk.get(f"/staff/referrals/{referred.key}/")

    seen = Event.objects.get(action="referral.viewed")
    assert (seen.by_id, seen.case_key) == (dee.pk, referred.key)


def test_a_place_is_offered_by_a_named_person_for_a_reason(referred, desk, dee):
    url = f"/staff/referrals/{referred.key}/accept/"
    version = desk.get(url).context["form"]["version"].value()
    page = desk.post(url, {**OFFER, "version": version})

    assert page.url == f"/staff/families/{referred.callsign.lower()}/"
    referred.refresh_from_db()
    assert referred.stage == "ACCEPTED"
    decision = Decision.objects.get()
    assert decision.decided_by == dee
    assert decision.unseal()["reason"] == OFFER["reason"]
    assert decision.unseal()["funder"] == "private"
    assert not referred.fee_arrangements.exists()


@pytest.mark.parametrize(
    ("told", "agreed"),
    [
        pytest.param({"fee_agreed": "on"}, ["private"], id="they said yes"),
        pytest.param({"funder": "none"}, ["none"], id="it is free"),
    ],
)
def test_what_was_agreed_about_the_fee_is_kept_with_the_offer(
    referred, desk, told, agreed
):
    """P7j, R3: whoever pays has said yes, or nobody has to."""
    url = f"/staff/referrals/{referred.key}/accept/"
    version = desk.get(url).context["form"]["version"].value()
    desk.post(url, {**OFFER, "version": version, **told})

    assert [fee.payer for fee in referred.fee_arrangements.all()] == agreed


def test_no_place_is_offered_without_a_reason(referred, desk, dee):
    words = desk.post(
        f"/staff/referrals/{referred.key}/accept/", {**OFFER, "reason": " "}
    ).content.decode()
    assert "Enter why" in words
    with pytest.raises(RefusedError):
        accept_referral(
            case=referred,
            **{**OFFER, "reason": " "},
            by=dee,
            now=clock.now(),
            version_seen=1,
        )


def test_two_people_deciding_at_once_do_not_overwrite_each_other(referred, dee):
    accept_referral(case=referred, **OFFER, by=dee, now=clock.now(), version_seen=1)
    with pytest.raises(RefusedError):
        accept_referral(case=referred, **OFFER, by=dee, now=clock.now(), version_seen=1)


def test_what_changed_meanwhile_is_said_and_the_text_is_kept(referred, desk):
    type(referred).objects.update(version=7)
    words = desk.post(
        f"/staff/referrals/{referred.key}/accept/", {**OFFER, "version": "1"}
    ).content.decode()

    assert "Somebody else changed this" in words
    assert OFFER["reason"] in words


def test_one_press_counts_once(referred, dee):
    once = uuid4()
    accept_referral(
        case=referred, **OFFER, by=dee, now=clock.now(), version_seen=1, once=once
    )
    with pytest.raises(Exception, match="already done"):
        accept_referral(
            case=referred, **OFFER, by=dee, now=clock.now(), version_seen=2, once=once
        )


def propose(case, by):
    return propose_decline(
        case=case,
        ground="SAFETY",
        reason="Too high a risk.",
        by=by,
        now=clock.now(),
        version_seen=1,
    )


def test_one_person_alone_cannot_decline(referred, dee):
    decision = propose(referred, dee)

    with pytest.raises(RefusedError):
        decline_referral(decision=decision, by=dee, now=clock.now())
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.update(agreed_by=dee, agreed_at=clock.now())
    referred.refresh_from_db()
    assert referred.declined_on is None


def test_a_second_person_declines_and_the_letter_is_neutral(referred, dee):
    """C-14: the clock runs from the day of the decision."""
    decision = propose(referred, dee)
    ruth, browser = family.ruth(), Client()
    browser.force_login(ruth)
    before = Letter.objects.count()

    browser.post(f"/staff/referrals/{referred.key}/second-look/", {"answer": "agree"})

    referred.refresh_from_db()
    assert referred.stage == "DECLINED"
    assert referred.declined_on == clock.today()
    assert Letter.objects.count() == before + 1
    letter = Letter.objects.order_by("-pk").first().unseal()
    assert letter["to"] == "nadia@example.org"
    assert "risk" not in letter["body"]
    assert parties.leaks(letter["body"], case=referred, to_side="RESIDENT") == []
    assert decision.pk == Decision.objects.get(agreed_by=ruth).pk


def test_somebody_who_was_never_in_touch_is_not_written_to(referred, dee):
    decline_referral(decision=propose(referred, dee), by=family.ruth(), now=clock.now())

    assert {letter.unseal()["to"] for letter in Letter.objects.all()} == {
        "nadia@example.org"
    }


def test_a_second_person_may_open_the_referral_again(referred, dee):
    withdraw_decline(decision=propose(referred, dee), by=family.ruth())

    assert not Decision.objects.exists()
    accept_referral(case=referred, **OFFER, by=dee, now=clock.now(), version_seen=2)


def test_an_old_page_is_stale(referred, dee):
    propose(referred, dee)
    withdraw_decline(decision=Decision.objects.get(), by=dee)

    with pytest.raises(StaleError):
        accept_referral(case=referred, **OFFER, by=dee, now=clock.now(), version_seen=1)


def test_an_order_that_forbids_contact_sends_the_family_to_a_professional(
    referred, desk, dee
):
    """R31: unless the person who decides has read the order, and it allows it."""
    referred.court_orders.update(forbids_contact=True)
    url = f"/staff/referrals/{referred.key}/accept/"
    told = {**OFFER, "version": "1"}

    words = desk.post(url, told).content.decode()
    assert "a professional has to refer this family" in words
    assert OFFER["reason"] in words
    assert not Decision.objects.exists()

    assert desk.post(url, {**told, "order_read": "on"}).status_code == 302
    assert Event.objects.get(action="referral.accepted").detail["order_read"]
