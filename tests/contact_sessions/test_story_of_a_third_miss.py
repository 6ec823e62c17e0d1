"""Story (g): a third miss in a row, from the absence to the letters."""

from datetime import timedelta

from django.urls import reverse

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import Case, Correspondence, Party
from kinkeeper.referrals.models import Review
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY, at, plan
from tests.referrals.test_letters import reachable

FAMILY = "/staff/families/alder/"
REVIEWS = f"{FAMILY}reviews/"
TELLS = ("Priya", "Daniel", "Maya", "Alder", "KK-0147", "Henleaze", "miss", "review")


def did_not_come(client, session):
    session.refresh_from_db()
    answer = client.post(
        reverse("contact_sessions:register", args=[session.key]),
        {
            "status": "NO_SHOW",
            "by_whom": "VISITING",
            "reason": "UNKNOWN",
            "version": session.version,
        },
    )
    assert answer.status_code == 302, answer.content.decode()


def test_a_third_miss_ends_in_a_talk_and_two_neutral_letters(
    alder, building, dee, sasha, as_
):
    """P8h, R9, P11d, K3: a person is asked, nothing is paused by the program."""
    Case.objects.filter(pk=alder.case.pk).update(stage=Case.Stage.ACTIVE)
    for party in (alder.resident, alder.visiting):
        reachable(party, email="yes")
    client, weeks = as_(dee), [SATURDAY + timedelta(days=7 * n) for n in range(4)]
    with clock.travelled_to(MONDAY_BEFORE):
        visits = [
            plan(alder, building, dee, supervisor=sasha, on=week) for week in weeks
        ]
    for session, week in zip(visits[:3], weeks, strict=False):
        with clock.travelled_to(at(12, day=week)):
            did_not_come(client, session)

    with clock.travelled_to(at(13, day=weeks[2])):
        page = client.get(FAMILY).content.decode()
        assert "missed 3 in a row" in page
        assert "asks to pause" in page
        assert REVIEWS in page
        assert "3 missed in a row" in client.get("/staff/today/").content.decode()
        visits[3].refresh_from_db()
        assert visits[3].state == Session.State.PLANNED
        before = set(Letter.objects.values_list("pk", flat=True))
        review = talk_it_over(client, day=weeks[2])
        for side in ("resident", "visiting"):
            client.post(f"{REVIEWS}{review.key}/tell/{side}/")
        assert "3 missed in a row" not in client.get("/staff/today/").content.decode()

    told = [one.unseal() for one in Letter.objects.exclude(pk__in=before)]
    assert sorted(one["to"] for one in told) == [
        "daniel@example.org",
        "priya@example.org",
    ]
    assert told[0]["body"] == told[1]["body"]
    for word in TELLS:
        assert word.lower() not in told[0]["body"].lower()
    assert sorted(Correspondence.objects.values_list("side", flat=True)) == [
        "RESIDENT",
        "VISITING",
    ]


def talk_it_over(client, *, day):
    """Call a review, hear each side alone, and decide to go on."""
    today = {
        f"{name}_{part}": getattr(day, part)
        for name in ("due_on", "held_on")
        for part in ("day", "month", "year")
    }
    assert client.post(REVIEWS, today).status_code == 302
    review = Review.objects.get()
    for party in Party.objects.exclude(side="CHILD").order_by("pk"):
        talk = {
            "party": str(party.key),
            "began_at": "10:00" if party.side == "RESIDENT" else "11:00",
            "in_person": "no",
            "words": "Trains do not run.",
        }
        url = f"{REVIEWS}{review.key}/talk/"
        assert client.post(url, {**today, **talk}).status_code == 302
    url = f"{REVIEWS}{review.key}/decide/"
    verdict = {
        "step": "STAY",
        "service": "supervised",
        "reasons": "The new timetable is out.",
        "next_on_day": "1",
        "next_on_month": "6",
        "next_on_year": "2026",
        "version": client.get(url).context["form"]["version"].value(),
    }
    answer = client.post(url, verdict)
    assert answer.status_code == 302, answer.context["form"].errors
    return review
