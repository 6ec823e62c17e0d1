"""Counting what really happened, and keeping the numbers when the files end."""

from datetime import date, time

import pytest

from kinkeeper.contact_sessions.commands.set_opening import Hours, add_opening
from kinkeeper.contact_sessions.models import Absence, ClosedDay, Session, Shift
from kinkeeper.foundation import clock
from kinkeeper.foundation.vault import containers
from kinkeeper.people.models import Case, CourtOrder, Party
from kinkeeper.privacy.rights.models import Complaint, RightsRequest
from kinkeeper.referrals.commands.decline_referral import decline_referral
from kinkeeper.referrals.commands.propose_decline import propose_decline
from kinkeeper.referrals.models import Decision, Review, WaitingPlace
from kinkeeper.statistics.commands.count_period import count_period
from kinkeeper.statistics.models import Tally
from kinkeeper.statistics.queries.counting.counted import age_band, days_between
from kinkeeper.statistics.queries.periods import Period
from kinkeeper.statistics.tasks import count_periods
from tests import family as people
from tests.contact_sessions import building as place
from tests.statistics.conftest import SPRING


@pytest.fixture
def saturday_held(ruth):
    """Alder and Wren came on 14 March 2026; on the 21st Alder did not."""
    rooms = place.Building()
    sasha = people.sasha(check=True)
    alder, wren = people.alder(), people.wren()
    for family, worker in ((alder, sasha), (wren, None)):
        place.make_ready(family, ruth)
        room = rooms.blue if worker else rooms.hall
        _held(place.plan(family, rooms, ruth, supervisor=worker, room=room))
    later = place.plan(alder, rooms, ruth, supervisor=sasha, on=date(2026, 3, 21))
    Session.objects.filter(pk=later.pk).update(state=Session.State.NOT_HELD)


def _held(session):
    session.presences.update(arrived_at=session.starts_at)
    Session.objects.filter(pk=session.pk).update(
        state=Session.State.HELD,
        began_at=session.starts_at,
        ended_at=session.ends_at,
    )


def counted(measure):
    found = Tally.objects.filter(measure=measure, first_day=SPRING.first_day, months=3)
    return {(t.service, t.category): t.count for t in found}


def test_a_quarter_counts_families_children_sessions_and_hours(saturday_held):
    """P7c"""
    count_period(period=SPRING)

    assert counted("families") == {
        ("supervised", "Came at least once"): 1,
        ("supported", "Came at least once"): 1,
    }
    assert counted("sessions") == {
        ("supervised", "Held"): 1,
        ("supervised", "Not held"): 1,
        ("supported", "Held"): 1,
    }
    assert counted("hours") == {
        ("supervised", "Together"): 1,
        ("supported", "Together"): 1,
    }
    assert counted("children")["supervised", "5 to 7"] == 2


def test_a_quarter_counts_courts_visits_and_first_dates(saturday_held):
    """Domain: court or not, days to the first visit, who came to the first date."""
    CourtOrder.objects.create(
        case=Case.objects.get(callsign="Alder"),
        container=Case.objects.get(callsign="Alder").container,
        recorded_on=date(2026, 3, 1),
    )
    count_period(period=SPRING)
    count_period(period=Period(date(2025, 7, 1), 3))

    assert counted("first dates") == {
        ("supervised", "Held"): 1,
        ("supported", "Held"): 1,
    }
    assert counted("wait for a visit")["supervised", "over 16 weeks"] == 1
    summer = Tally.objects.filter(measure="court", first_day=date(2025, 7, 1))
    assert {(each.service, each.category) for each in summer} >= {("supervised", "Yes")}


def test_a_quarter_counts_complaints_requests_and_how_long_they_took(ruth):
    """P11a, P11b"""
    at = clock.moment(date(2026, 2, 2), 10)
    told = {"received_at": at, "logged_at": at, "logged_by": ruth, "channel": "EMAIL"}
    Complaint.objects.create(
        reference="C-1", container=containers.make("matter", now=at), **told
    )
    RightsRequest.objects.create(
        reference="R-1",
        right="access",
        answered_on=date(2026, 2, 20),
        outcome="FULL",
        container=containers.make("matter", now=at),
        **told,
    )

    count_period(period=SPRING)

    assert counted("complaints") == {("", "Came in"): 1}
    assert counted("rights") == {("", "To see what we hold"): 1}
    assert counted("wait for rights") == {("", "2 to 4 weeks"): 1}


def test_a_quarter_counts_why_families_left(saturday_held):
    """Domain: outcomes at the close."""
    Case.objects.filter(callsign="Wren").update(
        closed_on=date(2026, 3, 20), closing_reason="self_managed", stage="CLOSED"
    )
    count_period(period=SPRING)
    assert counted("outcomes") == {("supported", "The family manages without us"): 1}


def test_a_quarter_counts_why_no_place_was_offered(db):
    """Domain: declined by reason; a refusal of old tells none."""
    dee, ruth = people.dee(), people.ruth()
    for made, ground in ((people.alder(), "ROOM"), (people.wren(), "")):
        case = made.case
        with clock.travelled_to(clock.moment(date(2026, 3, 10), 9)):
            Case.objects.filter(pk=case.pk).update(stage=Case.Stage.REFERRED)
            case.refresh_from_db()
            proposed = propose_decline(
                case=case,
                ground="ROOM",
                reason="Full until summer.",
                by=dee,
                now=clock.now(),
                version_seen=case.version,
            )
            Decision.objects.filter(pk=proposed.pk).update(ground=ground)
            decline_referral(decision=proposed, by=ruth, now=clock.now())

    count_period(period=SPRING)

    answers = {name: n for (_, name), n in counted("decisions").items()}
    assert answers == {"No place: we have no room": 1, "No place: not said": 1}


def test_counting_twice_counts_once(saturday_held):
    count_period(period=SPRING)
    before = set(Tally.objects.values_list("measure", "category", "count"))
    count_period(period=SPRING)
    assert set(Tally.objects.values_list("measure", "category", "count")) == before


def test_the_numbers_stand_when_the_files_have_ended(saturday_held):
    """P9e to P9h: anonymous statistics are what is kept of a case file."""
    with clock.travelled_to(clock.moment(date(2026, 4, 1), 3)):
        count_periods(date(2026, 4, 1))
    before = counted("sessions")
    Session.objects.all().delete()
    Party.objects.all().delete()
    count_periods(date(2027, 9, 1))
    assert counted("sessions") == before


@pytest.mark.parametrize(
    ("days", "band"),
    [
        (0, "up to a week"),
        (7, "up to a week"),
        (8, "1 to 2 weeks"),
        (113, "over 16 weeks"),
    ],
)
def test_a_wait_falls_into_one_band(days, band):
    start = date(2026, 1, 1)
    assert days_between(start, date.fromordinal(start.toordinal() + days)) == band


def test_a_child_is_as_old_as_on_the_day():
    day = date(2026, 3, 31)
    assert age_band(date(2018, 4, 1), day) == "5 to 7"
    assert age_band(date(2018, 3, 31), day) == "8 to 11"
    assert age_band(None, day) == "not known"


def test_a_quarter_that_nothing_happened_in_has_no_sessions(ruth):
    count_period(period=Period(date(2025, 7, 1), 3))
    assert not Tally.objects.filter(measure="sessions").exists()


def test_a_quarter_counts_the_desk_the_team_and_what_went_wrong(saturday_held, ruth):
    """P7c, domain §8: waits, reviews, capacity, hours, checks, early ends."""
    alder = Case.objects.get(callsign="Alder")
    session = Session.objects.filter(case=alder, state=Session.State.HELD).get()
    file = {"case": alder, "container": alder.container}
    WaitingPlace.objects.create(
        **file,
        joined_on=date(2026, 1, 5),
        joined_by=ruth,
        ended_on=date(2026, 1, 15),
        outcome=WaitingPlace.Outcome.PLACED,
    )
    for due, decided in ((date(2026, 2, 2), 1), (date(2026, 2, 3), 4)):
        Review.objects.create(
            **file,
            first_on=due,
            due_on=due,
            step="STAY",
            decided_by=ruth,
            decided_at=clock.moment(date(2026, 2, decided), 9),
        )
    Absence.objects.create(
        session=session,
        container=alder.container,
        status=Absence.Status.ENDED_EARLY,
        by_whom=Absence.ByWhom.CHILD,
        reason=Absence.Reason.CHILD_DISTRESS,
        recorded_at=clock.moment(SPRING.last_day, 9),
    )
    hours = Hours(5, time(9), time(13), 2, 3, date(2026, 3, 14), date(2026, 3, 28))
    opening = add_opening(venue=session.room.venue, hours=hours, by=ruth)
    ClosedDay.objects.create(venue=opening.venue, on=date(2026, 3, 28))
    Shift.objects.create(
        opening=opening, worker=session.supervisor, from_on=date(2026, 3, 14)
    )
    count_period(period=SPRING)

    assert counted("waiting list") == {("supervised", "A time was planned"): 1}
    assert counted("waiting time") == {("supervised", "1 to 2 weeks"): 1}
    assert counted("reviews") == {
        ("supervised", "In time"): 1,
        ("supervised", "Late"): 1,
    }
    assert counted("early endings") == {("supervised", "Child upset"): 1}
    # Two Saturdays of four hours for two families; two sessions of ninety minutes.
    assert counted("capacity") == {("", "Used"): 3, ("", "Not used"): 13}
    assert counted("team hours") == {("", "Paid"): 8}
    assert counted("checks") == {("", "In date"): 1}
