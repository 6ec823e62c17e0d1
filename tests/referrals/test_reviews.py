"""P8h, R23, K3, P11d: each side is heard alone, and a named person decides."""

from datetime import date, time, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinkeeper.contact_sessions.commands.begin_session import begin_session
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import CourtOrder
from kinkeeper.referrals.commands.call_review import call_review, lapse_reviews
from kinkeeper.referrals.commands.decide_review import Verdict, decide_review
from kinkeeper.referrals.commands.record_review_talk import Talk, record_review_talk
from kinkeeper.referrals.commands.remove_hazard import remove_hazard
from kinkeeper.referrals.models import Review, ReviewTalk
from kinkeeper.referrals.queries.reviews import reviews_due
from kinkeeper.referrals.queries.risks import to_assess_again
from tests import family
from tests.contact_sessions import building as place
from tests.contact_sessions.building import SATURDAY, assess_risks, at
from tests.referrals.test_risks import begin

pytestmark = pytest.mark.django_db
DUE = date(2026, 6, 14)
NOW = clock.moment(DUE, 17)
LATE = clock.moment(date(2026, 9, 15), 17)


@pytest.fixture
def alder(settings):
    settings.STAFF_MFA_REQUIRED = False
    return family.alder()


@pytest.fixture
def review(alder):
    made = Review(
        case=alder.case,
        container=alder.case.container,
        first_on=SATURDAY,
        due_on=DUE,
    )
    made.save()
    return made


def hear(review, party, by, *, began_at=time(10), now=NOW, **changes):
    told = {
        "held_on": DUE,
        "began_at": began_at,
        "in_person": True,
        "who_came": "",
        "words": "Marmalade.",
    }
    return record_review_talk(
        review=review, party=party, talk=Talk(**{**told, **changes}), by=by, now=now
    )


def hear_both(alder, review, by, now=NOW):
    hear(review, alder.resident, by, now=now)
    hear(review, alder.visiting, by, began_at=time(14), now=now)


def decide(review, by, *, now=NOW, **changes):
    told = {
        "step": "STAY",
        "service": "supervised",
        "reasons": "It goes well.",
        "next_on": clock.london(now).date() + timedelta(days=80),
    }
    review.refresh_from_db()
    decide_review(
        review=review,
        verdict=Verdict(**{**told, **changes}),
        by=by,
        now=now,
        version_seen=review.version,
    )


def test_the_first_time_together_puts_two_looks_on_the_list(dee):
    """R23: after three months and after six."""
    alder, building, sasha = family.alder(), place.Building(), family.sasha(check=True)
    place.make_ready(alder, dee)
    alder.case.stage = "READY"
    alder.case.save()
    session = place.plan(alder, building, dee, supervisor=sasha)
    begin_session(session=session, at=at(10), by=sasha)

    days = Review.objects.order_by("due_on").values_list("due_on", flat=True)
    assert list(days) == [date(2026, 6, 14), date(2026, 9, 14)]


def test_the_list_shows_what_is_due_in_a_fixed_number_of_queries(
    alder, review, dee, django_assert_max_num_queries
):
    hear(review, alder.resident, dee)
    wren = family.wren()
    call_review(case=wren.case, due_on=DUE, by=dee, now=NOW)

    with django_assert_max_num_queries(3):
        rows = reviews_due(viewer=dee, today=DUE + timedelta(days=1))
    assert [(r.callsign, r.late, r.heard) for r in rows] == [
        ("Alder", True, 1),
        ("Wren", True, 0),
    ]
    assert reviews_due(viewer=dee, today=DUE - timedelta(days=15)) == []


def test_the_two_sides_do_not_meet_at_a_review(alder, review, dee):
    hear(review, alder.resident, dee)
    with pytest.raises(RefusedError, match="would have met"):
        hear(review, alder.visiting, dee, began_at=time(11, 30))
    hear(review, alder.visiting, dee, began_at=time(11, 30), in_person=False)

    with pytest.raises(RefusedError, match="on file"):
        hear(review, alder.visiting, dee, began_at=time(15))


def test_nothing_is_decided_before_both_are_heard_or_why_not_is_written(
    alder, review, dee
):
    hear(review, alder.resident, dee)
    with pytest.raises(RefusedError, match="Hear each side"):
        decide(review, dee)
    decide(review, dee, unheard="He did not answer three calls.")

    review.refresh_from_db()
    assert review.decided_by == dee
    assert review.unseal()["unheard"] == "He did not answer three calls."


def test_to_stay_puts_the_next_look_on_the_list_once(alder, review, dee):
    hear_both(alder, review, dee)
    with pytest.raises(RefusedError, match="within 3 months"):
        decide(review, dee, next_on=DUE + timedelta(days=120))
    with pytest.raises(RefusedError, match="Say why"):
        decide(review, dee, reasons=" ")
    decide(review, dee)

    following = Review.objects.exclude(pk=review.pk).get()
    assert following.due_on == DUE + timedelta(days=80)
    assert following.first_on == SATURDAY
    with pytest.raises(RefusedError, match="over"):
        decide(review, dee)


def test_longer_than_six_months_takes_an_exception_in_writing(alder, review, dee):
    """R23"""
    hear_both(alder, review, dee)
    with pytest.raises(RefusedError, match="Six months have passed"):
        decide(review, dee, now=LATE)
    decide(review, dee, now=LATE, exception="The court asked for it.")


def test_a_step_down_takes_a_signed_look_at_the_risks_of_the_new_kind(
    alder, review, dee
):
    hear_both(alder, review, dee)
    down = {"step": "DOWN", "service": "supported"}
    with pytest.raises(RefusedError, match="First assess the risks"):
        decide(review, dee, **down)
    assess_risks(alder.case, dee, on=DUE, level="supported", needs_two=True)
    with pytest.raises(RefusedError, match="First assess the risks"):
        decide(review, dee, **down)
    assess_risks(alder.case, dee, on=DUE, level="supported")
    with pytest.raises(RefusedError, match="less close"):
        decide(review, dee, step="DOWN", service="escorted")
    decide(review, dee, **down)

    alder.case.refresh_from_db()
    review.refresh_from_db()
    assert alder.case.service == "supported"
    assert (review.service_before, review.service_after) == ("supervised", "supported")


def test_to_move_on_closes_nothing_by_itself(alder, review, dee):
    hear_both(alder, review, dee)
    decide(review, dee, step="MOVE_ON", next_on=None)

    alder.case.refresh_from_db()
    assert alder.case.is_open
    assert Review.objects.count() == 1


def test_a_case_that_ends_takes_its_looks_off_the_list(alder, review, dee):
    lapse_reviews(alder.case, on=DUE)

    assert reviews_due(viewer=dee, today=DUE) == []
    with pytest.raises(RefusedError, match="over"):
        hear(review, alder.resident, dee)


def test_the_database_wants_a_person_for_a_decision(review):
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.update(step="STAY")


def test_only_those_who_decide_take_part(alder, review, client):
    sasha = family.sasha()
    with pytest.raises(RefusedError, match="Only a co-ordinator"):
        hear(review, alder.resident, sasha)
    client.force_login(sasha)
    keys = ["alder", review.key]
    for url in (
        reverse("referrals:reviews"),
        reverse("referrals:family_reviews", args=["alder"]),
        reverse("referrals:record_review_talk", args=keys),
        reverse("referrals:decide_review", args=keys),
    ):
        assert client.get(url).status_code == 404


def test_a_look_from_the_page(client, alder, review, dee):
    client.force_login(dee)
    keys = ["alder", review.key]
    talk = {
        "party": str(alder.resident.key),
        "held_on_day": "14",
        "held_on_month": "6",
        "held_on_year": "2026",
        "began_at": "10:00",
        "in_person": "yes",
        "words": "It is calmer now.",
    }
    verdict = {
        "step": "STAY",
        "service": "supervised",
        "reasons": "It goes well.",
        "unheard": "No answer.",
        "next_on_day": "1",
        "next_on_month": "9",
        "next_on_year": "2026",
    }
    with clock.travelled_to(NOW):
        assert "Alder" in client.get("/staff/referrals/reviews/").content.decode()
        url = reverse("referrals:record_review_talk", args=keys)
        assert client.post(url, talk).status_code == 302
        url = reverse("referrals:decide_review", args=keys)
        version = client.get(url).context["form"]["version"].value()
        assert client.post(url, {**verdict, "version": version}).status_code == 302
        url = reverse("referrals:family_reviews", args=["alder"])
        words = client.get(url).content.decode()
    assert "It is calmer now." in words
    assert "Go on as it is" in words
    assert ReviewTalk.objects.get().party == alder.resident
    assert Review.objects.filter(decided_at=None).get().due_on == date(2026, 9, 1)


def test_the_risks_to_look_at_again_take_three_queries(
    alder, dee, django_assert_max_num_queries
):
    wren = family.wren()
    assess_risks(alder.case, dee, on=SATURDAY)
    assess_risks(wren.case, dee, on=SATURDAY)
    order = CourtOrder(case=wren.case, container=wren.case.container, recorded_on=DUE)
    order.seal({"terms": "Every second Saturday."})
    order.save()

    with django_assert_max_num_queries(4):
        rows = to_assess_again(viewer=dee, today=DUE)
    assert [(r.callsign, r.why) for r in rows] == [
        ("Wren", "There is a new court order.")
    ]


def test_a_danger_comes_off_the_list_for_a_reason_that_stays(alder, dee, client):
    row = begin(alder.case, dee)
    told = {"assessment": row, "by": dee, "now": NOW}
    with pytest.raises(RefusedError, match="Say why"):
        remove_hazard(**told, place=0, why=" ", version_seen=row.version)
    client.force_login(dee)
    url = reverse("referrals:remove_hazard", args=["alder", row.key, 0])
    with clock.travelled_to(NOW):
        assert url in client.get("/staff/families/alder/risks/").content.decode()
        form = client.get(url).context["form"]
        seen = form["version"].value()
        assert (
            client.post(url, {"why": "He moved.", "version": seen}).status_code == 302
        )
        assert client.get(url).status_code == 404
        words = client.get("/staff/families/alder/risks/").content.decode()

    row = type(row).objects.get(pk=row.pk)
    assert row.unseal()["hazards"] == []
    assert row.unseal()["taken_off"][0]["why"] == "He moved."
    assert "Because: He moved." in words
