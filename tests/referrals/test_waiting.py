"""P8b, P11d: who waits for a place, in which order, and who is offered a freed one."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from kinkeeper.contact_sessions.models import Session
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.audit.versions import StaleError
from kinkeeper.people.models import Case
from kinkeeper.referrals.commands.join_waiting_list import join_waiting_list
from kinkeeper.referrals.commands.leave_waiting_list import leave_waiting_list
from kinkeeper.referrals.commands.put_first import put_first
from kinkeeper.referrals.commands.tell_waiting import tell_waiting
from kinkeeper.referrals.models import WaitingPlace
from kinkeeper.referrals.queries.waiting import waiting_list
from tests import family
from tests.contact_sessions import building as place
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY

pytestmark = pytest.mark.django_db
MONDAY = SATURDAY - timedelta(days=5)


@pytest.fixture(autouse=True)
def no_second_step(settings):
    settings.STAFF_MFA_REQUIRED = False


def waiting_family(callsign, reference, by, *, days=0, weekdays=(), court_on=None):
    """A supported family that is ready and has waited for so many days."""
    made = place.another_family(callsign, reference)
    place.make_ready(made, by)
    Case.objects.filter(pk=made.case.pk).update(stage=Case.Stage.READY)
    made.case.refresh_from_db()
    made.row = join_waiting_list(
        case=made.case,
        weekdays=weekdays,
        court_on=court_on,
        note="",
        by=by,
        now=MONDAY_BEFORE - timedelta(days=days),
    )
    return made


def signs(viewer, **options):
    return [r.callsign for r in waiting_list(viewer=viewer, today=MONDAY, **options)]


def first(row, by, reason="The court asks for it."):
    put_first(
        waiting=row, reason=reason, by=by, now=MONDAY_BEFORE, version_seen=row.version
    )


def test_who_came_first_is_first_until_a_person_decides(dee):
    old = waiting_family("Fern", "KK-0301", dee, days=20)
    new = waiting_family("Otter", "KK-0302", dee, days=2, court_on=date(2026, 3, 20))
    assert signs(dee) == ["Fern", "Otter"]
    assert signs(dee, court=True) == ["Otter", "Fern"]

    with pytest.raises(RefusedError, match="Say why"):
        first(new.row, dee, reason="  ")
    with pytest.raises(RefusedError, match="Only a co-ordinator"):
        first(new.row, family.sasha())
    first(new.row, dee)

    assert signs(dee) == ["Otter", "Fern"]
    kept = WaitingPlace.objects.get(pk=new.row.pk)
    assert kept.first_by == dee
    assert kept.unseal()["reason"] == "The court asks for it."
    assert not WaitingPlace.objects.get(pk=old.row.pk).goes_first


def test_the_database_wants_a_person_and_one_wait_at_a_time(dee):
    fern = waiting_family("Fern", "KK-0301", dee)
    with pytest.raises(IntegrityError), transaction.atomic():
        WaitingPlace.objects.update(goes_first=True)
    with pytest.raises(RefusedError, match="on the list already"):
        join_waiting_list(
            case=fern.case,
            weekdays=(),
            court_on=None,
            note="",
            by=dee,
            now=MONDAY_BEFORE,
        )
    again = WaitingPlace(
        case=fern.case,
        container=fern.case.container,
        joined_on=MONDAY,
        joined_by=dee,
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()


def test_a_family_that_meets_does_not_wait(dee):
    with pytest.raises(RefusedError, match="does not wait"):
        join_waiting_list(
            case=family.wren().case,
            weekdays=(),
            court_on=None,
            note="",
            by=dee,
            now=MONDAY_BEFORE,
        )


def test_two_who_decide_at_once_are_told(dee):
    fern = waiting_family("Fern", "KK-0301", dee)
    first(fern.row, dee)

    with pytest.raises(StaleError):
        leave_waiting_list(
            waiting=fern.row,
            outcome="WITHDRAWN",
            by=dee,
            now=MONDAY_BEFORE,
            version_seen=1,
        )
    with pytest.raises(RefusedError, match="Choose why"):
        leave_waiting_list(
            waiting=fern.row,
            outcome="PLACED",
            by=dee,
            now=MONDAY_BEFORE,
            version_seen=2,
        )
    leave_waiting_list(
        waiting=fern.row,
        outcome="WITHDRAWN",
        by=dee,
        now=MONDAY_BEFORE,
        version_seen=2,
    )
    assert signs(dee) == []


@pytest.fixture
def freed(dee):
    """Wren was to come on Saturday at ten in the Hall; it was called off."""
    building = place.Building()
    wren = family.wren()
    place.make_ready(wren, dee)
    session = place.plan(
        wren, building, dee, room=building.hall, supervisor=family.bea(check=True)
    )
    Session.objects.filter(pk=session.pk).update(state=Session.State.NOT_HELD)
    session.slots.all().delete()
    return building


def offers(viewer):
    with clock.travelled_to(MONDAY_BEFORE):
        rows = waiting_list(viewer=viewer, today=MONDAY)
    return {row.callsign: [each.words for each in row.places] for row in rows}


def test_a_freed_time_is_offered_to_the_first_whom_it_suits(freed, dee):
    waiting_family("Fern", "KK-0301", dee, days=20, weekdays=(1, 2))
    waiting_family("Otter", "KK-0302", dee, days=9)
    waiting_family("Heron", "KK-0303", dee, days=2)

    assert offers(dee) == {
        "Fern": [],
        "Otter": ["Saturday 14 March, 10:00, Hall"],
        "Heron": [],
    }


def test_a_time_at_which_somebody_would_meet_is_not_offered(freed, dee):
    """Otter's visiting adult is with another family in the building at that time."""
    otter = waiting_family("Otter", "KK-0302", dee, days=9)
    fern = place.another_family("Fern", "KK-0301")
    place.make_ready(fern, dee)
    fern.visiting.person = otter.visiting.person
    fern.visiting.save()
    place.plan(
        fern,
        freed,
        dee,
        room=freed.hall,
        supervisor=family.cleared(family.worker("Al B", "VOLUNTEER")),
    )

    assert offers(dee) == {"Otter": []}


def test_the_time_of_a_family_that_has_left_is_offered_from_next_week(freed, dee):
    otter = waiting_family("Otter", "KK-0302", dee)
    gone = Session.objects.get()
    Session.objects.update(
        state=Session.State.HELD, held_on=SATURDAY - timedelta(days=7)
    )
    gone.case.closed_on, gone.case.stage = MONDAY, Case.Stage.CLOSED
    gone.case.save()

    assert offers(dee) == {"Otter": ["Saturday 14 March, 10:00, Hall"]}
    with clock.travelled_to(MONDAY_BEFORE):
        (row,) = waiting_list(viewer=dee, today=MONDAY)
    assert f"family={otter.case.key}" in row.places[0].url


def test_a_plan_ends_the_wait(freed, dee):
    otter = waiting_family("Otter", "KK-0302", dee)
    place.plan(
        otter,
        freed,
        dee,
        room=freed.hall,
        supervisor=family.cleared(family.worker("Al B", "VOLUNTEER")),
    )

    row = WaitingPlace.objects.get()
    assert (row.outcome, row.ended_on) == ("PLACED", MONDAY)


def test_the_list_from_the_page(client, dee):
    fern = place.another_family("Fern", "KK-0301")
    Case.objects.update(stage=Case.Stage.ACCEPTED)
    client.force_login(dee)
    with clock.travelled_to(MONDAY_BEFORE):
        home = client.get("/staff/families/fern/").content.decode()
        url = reverse("referrals:join_waiting_list", args=["fern"])
        assert url in home
        told = {
            "weekdays": ["2", "5"],
            "court_on_day": "2",
            "court_on_month": "4",
            "court_on_year": "2026",
            "note": "Not before ten.",
        }
        assert client.post(url, told).status_code == 302
        assert client.get(url).status_code == 404
        row = fern.case.waiting_places.get()
        client.post(reverse("referrals:tell_waiting", args=[row.key]))
        words = client.get("/staff/referrals/waiting/").content.decode()
    assert "Wednesday, Saturday" in words
    assert "2 April 2026" in words
    assert "Not before ten." in words
    assert "Nobody has assessed the risks." in words
    assert "Both sides were told on 9 March 2026" in words


def test_a_worker_sees_no_list(client, dee):
    row = waiting_family("Fern", "KK-0301", dee).row
    client.force_login(family.sasha())
    for url in (
        "/staff/referrals/waiting/",
        reverse("referrals:put_first", args=[row.key]),
        reverse("referrals:leave_waiting_list", args=[row.key]),
        reverse("referrals:join_waiting_list", args=["fern"]),
    ):
        assert client.get(url).status_code == 404
    assert client.post(reverse("referrals:tell_waiting", args=[row.key])).status_code
    row.refresh_from_db()
    assert row.told_on is None


def test_telling_is_kept_once_a_day_and_not_after_the_end(dee):
    row = waiting_family("Fern", "KK-0301", dee).row
    tell_waiting(waiting=row, by=dee, now=MONDAY_BEFORE)
    WaitingPlace.objects.update(ended_on=MONDAY, outcome="WITHDRAWN")

    with pytest.raises(RefusedError, match="does not wait"):
        tell_waiting(waiting=row, by=dee, now=MONDAY_BEFORE)
