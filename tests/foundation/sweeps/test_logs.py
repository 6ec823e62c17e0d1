"""Every log ends by its row of the policy (P12a)."""

from datetime import date, timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import override_settings

from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts import expiring
from kinkeeper.foundation.audit import bundle, sealer, trail, verifying
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.mail import forgetting, outbox
from kinkeeper.foundation.mail.models import Letter, Subject
from kinkeeper.foundation.sweeps import logs
from kinkeeper.foundation.sweeps.models import SweepRun
from kinkeeper.foundation.vault import containers
from kinkeeper.privacy.disposal.models import Item
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.disposal.tasks.checkpointing import send_when_due
from tests import family
from tests.privacy import stage

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 14)


def on(day: date):
    return clock.travelled_to(clock.moment(day, 10))


def test_a_log_is_ended_through_the_day_that_the_policy_says(monkeypatch):
    """Twelve months: what is from 13 March 2025 goes on 14 March 2026."""
    asked = []
    monkeypatch.setattr(logs, "_logs", [])
    logs.add_log("sign_in", "looks", lambda through: asked.append(through) or 3)

    count = logs.end_logs(TODAY)

    assert asked == [date(2025, 3, 13)]
    assert count.other == {"looks ended": 3}


def test_a_year_of_refusals_ends_in_the_night_and_the_log_stays_whole():
    """P12a: the evening before it is all there; after the night the body is gone."""
    with on(date(2025, 3, 13)):
        trail.record("refused", about="page", by=None)
    with on(date(2025, 3, 14)):
        trail.record("refused", about="page", by=None)
    sealer.seal(clock.now())

    with on(TODAY - timedelta(days=1)):
        assert logs.end_logs(TODAY - timedelta(days=1)).other == {}
    with on(TODAY):
        count = logs.end_logs(TODAY)
        assert logs.end_logs(TODAY).other == {}

    assert count.other == {"sign-ins and security events ended": 1}
    sealer.seal(clock.now())
    assert verifying.verify().faults == []


def test_who_looked_at_a_case_is_known_for_a_year_after_its_end():
    """P12a: life of the record and twelve months; the proof of disposal stays."""
    agreed = stage.agreed(stage.wren_closed())
    case = agreed.item.case
    with on(stage.ELIGIBLE_ON):
        trail.viewed(
            "family", about=case, by=agreed.ruth, purpose="a look", case_key=case.key
        )
    gone_on = stage.ELIGIBLE_ON + timedelta(days=7)
    with on(gone_on):
        sweep_disposals(gone_on)
    assert Item.objects.get().state == Item.State.DISPOSED
    sealer.seal(clock.now())
    looked = Event.objects.filter(action="family.viewed")
    a_year_on = gone_on.replace(year=gone_on.year + 1)

    with on(a_year_on):
        logs.end_logs(a_year_on)
        assert looked.exists()
    with on(a_year_on + timedelta(days=1)):
        logs.end_logs(a_year_on + timedelta(days=1))

    assert not looked.exists()
    kept = Event.objects.filter(case_key=case.key).values_list("action", flat=True)
    assert set(kept) == {
        "disposal.first_yes",
        "disposal.agreed",
        "disposal.done",
    }


def test_who_looked_at_a_living_case_stays_known():
    made = family.wren(opened_on=date(2020, 1, 6))
    stage.closed(made, on=date(2026, 1, 6))
    with on(date(2021, 1, 6)):
        trail.viewed(
            "family",
            about=made.case,
            by=family.dee(),
            purpose="a look",
            case_key=made.case.key,
        )
    sealer.seal(clock.now())

    logs.end_logs(TODAY)

    assert Event.objects.filter(action="family.viewed").exists()


def test_letters_that_left_are_forgotten_and_waiting_ones_are_not():
    now = clock.moment(date(2025, 1, 6), 10)
    room = containers.shared("post-room", now=now)
    for _ in range(2):
        outbox.write_letter(
            container=room,
            to="a@example.org",
            subject=Subject.MESSAGE,
            body="x",
            now=now,
        )
    first = Letter.objects.order_by("pk").first()
    Letter.objects.filter(pk=first.pk).update(state="SENT", sent_at=now)

    assert forgetting.forget_sent(date(2025, 1, 5)) == 0
    assert forgetting.forget_sent(date(2025, 1, 6)) == 1
    assert Letter.objects.get().state == "QUEUED"


def test_nights_are_forgotten():
    for day in (date(2025, 1, 6), TODAY):
        SweepRun.objects.create(today=day, started_at=clock.moment(day, 2))

    assert logs.forget_runs(date(2025, 1, 6)) == 1
    assert SweepRun.objects.get().today == TODAY


def test_a_session_that_is_over_goes_and_with_it_where_it_came_from(client):
    from allauth.usersessions.models import UserSession

    client.force_login(family.dee())
    living = Session.objects.get()
    over = Session.objects.create(
        session_key="over", session_data="x", expire_date=clock.now()
    )
    for session in (living, over):
        UserSession.objects.create(
            user=family.omar() if session is over else family.tess(),
            session_key=session.session_key,
            ip="192.0.2.1",
            user_agent="x",
        )

    ended = expiring.end_expired(clock.now() + timedelta(minutes=1))

    assert ended == 2
    assert Session.objects.get() == living
    assert UserSession.objects.get().session_key == living.session_key


def test_a_signed_head_leaves_the_house_every_seven_days(tmp_path):
    """K5: to a file, and to all who may read the log, with a neutral subject."""
    omar, ruth = family.omar(), family.ruth()
    family.sasha()
    trail.record("refused", about="page", by=None)
    with override_settings(DATA_DIR=tmp_path, KEYS_DIR=settings.KEYS_DIR):
        with on(TODAY):
            assert send_when_due(TODAY).other == {"checkpoints sent": 2}
            assert send_when_due(TODAY + timedelta(days=6)).other == {}
        later = TODAY + timedelta(days=7)
        with on(later):
            assert send_when_due(later).other == {"checkpoints sent": 2}

    names = sorted(path.name for path in (tmp_path / "checkpoints").iterdir())
    assert names == ["checkpoint-2026-03-14.txt", "checkpoint-2026-03-21.txt"]
    letters = [letter.unseal() for letter in Letter.objects.all()]
    assert {letter["to"] for letter in letters} == {omar.email, ruth.email}
    assert {letter.subject for letter in Letter.objects.all()} == {Subject.MESSAGE}
    text = (tmp_path / "checkpoints" / names[0]).read_text()
    assert text in letters[0]["body"]
    assert verifying.verify(text.encode()).faults == []


def test_nothing_is_sent_of_an_empty_log(tmp_path):
    with override_settings(DATA_DIR=tmp_path):
        assert send_when_due(TODAY).other == {}
    assert bundle.last_head() is None
