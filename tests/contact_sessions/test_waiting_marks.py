"""K8, P7c: a mark at a door made without the network counts once, at its own time."""

import base64
import json
from datetime import timedelta
from uuid import uuid4

import pytest

from kinkeeper.contact_sessions.commands.mark_arrived import mark_arrived
from kinkeeper.contact_sessions.commands.move_to_room import move_to_room
from kinkeeper.contact_sessions.commands.record_absence import record_absence
from kinkeeper.contact_sessions.commands.settle_late_mark import settle_late_mark
from kinkeeper.contact_sessions.commands.take_in_mark import take_in_mark
from kinkeeper.contact_sessions.models import LateMark, Override, Session
from kinkeeper.contact_sessions.queries.waiting_marks import DOORS, mark_in, mark_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.vault import sealing
from kinkeeper.foundation.vault.device import device_key
from tests import family as people
from tests.contact_sessions.building import SATURDAY, at

SEND = "/staff/sessions/marks/send/"
NOON = at(12)


@pytest.fixture
def tablet(client):
    """Lock marks as a worker's page does, and send them as whoever is signed in."""

    class Tablet:
        def lock(self, session, author, side, act, moment, *, key=None, room=DOORS):
            told = {
                "session": str(session.key),
                "side": side,
                "act": act,
                "at": moment.isoformat(),
                "sign": "Alder",
            }
            mark = {
                "key": str(key or uuid4()),
                "session": str(DOORS),
                "author": author.pk,
            }
            place = f"mark:{mark['key']}:{mark['session']}:{mark['author']}"
            secret = device_key(room=room, holder=author.pk)
            locked = sealing.seal(secret, json.dumps(told).encode(), place)
            return mark | {"locked": base64.b64encode(locked).decode()}

        def send(self, by, *marks):
            client.force_login(by)
            answer = client.post(
                SEND, json.dumps({"lines": marks}), content_type="application/json"
            )
            return answer.json()["lines"]

    return Tablet()


@pytest.fixture
def noon():
    with clock.travelled_to(NOON):
        yield


def states(told):
    return [one["state"] for one in told]


def the_visitor_comes(tablet, session, sasha):
    """Three taps of a morning without the network."""
    return [
        tablet.lock(session, sasha, "visitor", act, moment)
        for act, moment in (
            ("arrived", at(9, 44)),
            ("room", at(9, 47)),
            ("left", at(11, 46)),
        )
    ]


def test_marks_arrive_in_order_with_their_own_times(tablet, session, sasha, noon, who):
    told = tablet.send(sasha, *the_visitor_comes(tablet, session, sasha))

    assert states(told) == ["kept"] * 3
    visitor = who(session, "VISITING")
    assert (visitor.arrived_at, visitor.left_at) == (at(9, 44), at(11, 46))
    assert visitor.arrived_by == visitor.left_by == sasha
    assert visitor.place == "LEFT"


def test_the_answer_got_lost_and_all_is_sent_again(tablet, session, sasha, noon, who):
    marks = the_visitor_comes(tablet, session, sasha)
    tablet.send(sasha, *marks[:2])

    assert states(tablet.send(sasha, *marks)) == ["kept"] * 3
    assert Event.objects.filter(action="session.arrived").count() == 1
    assert not LateMark.objects.exists()


def test_a_colleague_carries_a_mark_and_learns_nothing(
    tablet, session, sasha, noon, who
):
    stranger = people.worker("Nia Cole", Role.VOLUNTEER)
    mark = tablet.lock(session, sasha, "visitor", "arrived", at(9, 44))
    off = tablet.lock(session, sasha, "child", "left", at(9, 45))

    told = tablet.send(stranger, mark, off)

    assert who(session, "VISITING").arrived_by == sasha
    assert all("why" not in one and "go" not in one for one in told)


def test_nobody_marks_in_the_name_of_another(tablet, session, sasha, bea, noon, who):
    mark = tablet.lock(session, bea, "visitor", "arrived", at(9, 44))
    mark["author"] = sasha.pk

    assert states(tablet.send(bea, mark)) == ["refused"]
    assert who(session, "VISITING").arrived_at is None


def test_another_familys_door_stays_shut_and_its_register_clean(
    tablet, session, bea, noon, who
):
    """Bea has never been with Alder: nothing is written, not even beside."""
    told = tablet.send(bea, tablet.lock(session, bea, "child", "arrived", at(9, 58)))

    assert states(told) == ["refused"]
    assert not LateMark.objects.exists()
    assert who(session, "CHILD").arrived_at is None


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        pytest.param({"locked": "AAAA"}, "refused", id="no lock"),
        pytest.param({"key": str(uuid4())}, "refused", id="another mark's lock"),
    ],
)
def test_a_mark_that_was_touched_is_not_read(
    tablet, session, sasha, noon, who, changes, refused
):
    mark = tablet.lock(session, sasha, "visitor", "arrived", at(9, 44)) | changes

    assert states(tablet.send(sasha, mark)) == [refused]
    assert who(session, "VISITING").arrived_at is None


@pytest.mark.parametrize(
    ("side", "act"),
    [("", "arrived"), ("child", "begin"), ("child", "flew"), ("garden", "left")],
)
def test_a_made_up_mark_is_not_read(tablet, session, sasha, noon, side, act):
    mark = tablet.lock(session, sasha, side, act, at(9, 44))

    assert states(tablet.send(sasha, mark)) == ["refused"]


def test_a_line_of_notes_is_no_mark(tablet, session, sasha, noon):
    """The lock says what it holds: a note cannot be passed off as a tap."""
    mark = tablet.lock(session, sasha, "visitor", "arrived", at(9), room=session.key)

    assert states(tablet.send(sasha, mark)) == ["refused"]


def test_who_was_faster_stands_and_the_late_mark_is_shown(
    tablet, session, sasha, dee, noon, who, as_
):
    """Dee marked 9:50 on her own tablet; Sasha's 9:44 comes at noon."""
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 50), by=dee)

    told = tablet.send(
        sasha, tablet.lock(session, sasha, "visitor", "arrived", at(9, 44))
    )

    assert told[0]["state"] == "kept"
    assert told[0]["late"] is True
    assert who(session, "VISITING").arrived_at == at(9, 50)
    today = as_(dee).get("/staff/today/").content.decode()
    assert "Alder: visiting adult arrived at 09:44?" in today
    assert "Marked at 09:50 by Dee K." in today
    register = as_(sasha).get(f"/staff/sessions/{session.key}/").content.decode()
    assert "Alder: visiting adult arrived at 09:44?" in register


def test_a_late_mark_comes_twice_and_stands_once(
    tablet, session, sasha, dee, noon, who
):
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 50), by=dee)
    mark = tablet.lock(session, sasha, "visitor", "arrived", at(9, 44))

    tablet.send(sasha, mark)
    tablet.send(sasha, mark)

    assert LateMark.objects.count() == 1


def test_nobody_leaves_before_they_came(tablet, session, sasha, dee, noon, who):
    """Dee marked the arrival at 10:30; a late "left at 10:20" contradicts it."""
    mark_arrived(presence=who(session, "VISITING"), at=at(10, 30), by=dee)

    tablet.send(sasha, tablet.lock(session, sasha, "visitor", "left", at(10, 20)))

    assert who(session, "VISITING").left_at is None
    assert LateMark.objects.get().why == "Arrived at 10:30 by Dee K."


def test_a_session_that_was_called_off_meanwhile(tablet, session, sasha, dee, noon):
    record_absence(
        session=session,
        status="NO_SHOW",
        by_whom="VISITING",
        reason="UNKNOWN",
        told_at=None,
        words="",
        by=dee,
        now=at(11),
        version_seen=session.version,
    )

    tablet.send(sasha, tablet.lock(session, sasha, "visitor", "arrived", at(9, 44)))

    assert LateMark.objects.get().why == "This session does not take place."


def test_a_late_mark_that_met_somebody_in_the_corridor_is_not_hidden(
    tablet, session, sasha, ruth, dee, noon, who
):
    """K6: the visitor stood in the corridor from 9:44 when the child came at 9:58."""
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 44), by=dee)

    tablet.send(sasha, tablet.lock(session, sasha, "child", "arrived", at(9, 58)))
    late = LateMark.objects.get()

    assert "The visiting adult is in the corridor" in late.why
    with pytest.raises(RefusedError, match="in the corridor"):
        settle_late_mark(late=late, mark=mark_of(late), by=dee, now=NOON)
    told = {"late": late, "mark": mark_of(late), "reason": "I did not know."}
    settle_late_mark(**told, by=dee, now=NOON)
    assert who(session, "CHILD").arrived_at == at(9, 58)
    assert who(session, "CHILD").arrived_by == sasha
    assert Override.objects.get().by == sasha


def test_who_came_later_was_not_in_the_way(tablet, session, sasha, dee, noon, who):
    """K6: the other adult came to the corridor at 11:55; the mark is of 9:58."""
    visitor = who(session, "VISITING")
    mark_arrived(presence=visitor, at=at(11, 55), by=dee)

    told = tablet.send(
        sasha,
        tablet.lock(session, sasha, "child", "arrived", at(9, 58)),
        tablet.lock(session, sasha, "child", "room", at(10)),
    )

    assert [one["late"] for one in told] == [False, False]


def test_what_was_tapped_a_moment_ago_is_answered_at_once(
    tablet, session, sasha, dee, who
):
    """The person is still at the door: the page asks for a reason, as a form would."""
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 44), by=dee)
    with clock.travelled_to(at(9, 58)):
        told = tablet.send(
            sasha, tablet.lock(session, sasha, "child", "arrived", at(9, 58))
        )

    assert told[0]["state"] == "told"
    assert told[0]["go"] == f"/staff/sessions/{session.key}/doors/child/arrived/"
    assert not LateMark.objects.exists()


def test_a_device_that_is_ahead_dates_nothing_into_the_future(
    tablet, session, sasha, noon, who
):
    ahead = tablet.lock(session, sasha, "visitor", "arrived", NOON + timedelta(hours=3))

    tablet.send(sasha, ahead)

    assert who(session, "VISITING").arrived_at < NOON + timedelta(minutes=1)


def test_a_mark_older_than_a_week_is_refused(tablet, session, sasha):
    mark = tablet.lock(session, sasha, "visitor", "arrived", at(9, 44))
    with clock.travelled_to(at(9, day=SATURDAY + timedelta(days=8))):
        told = tablet.send(sasha, mark)

    assert states(told) == ["refused"]
    assert "7 days" in told[0]["why"]


def test_the_time_together_begins_and_ends_from_a_tablet(tablet, session, sasha, noon):
    told = tablet.send(
        sasha,
        tablet.lock(session, sasha, "", "begin", at(10, 2)),
        tablet.lock(session, sasha, "", "end", at(11, 28)),
    )

    assert states(told) == ["kept", "kept"]
    kept = Session.objects.get(pk=session.pk)
    assert (kept.began_at, kept.ended_at) == (at(10, 2), at(11, 28))


@pytest.mark.parametrize("body", [b"", b"{}", b"[]", b'{"lines": 3}', b"\xff"])
def test_what_is_no_mark_is_turned_away(body, as_, sasha):
    answer = as_(sasha).post(SEND, body, content_type="application/json")

    assert answer.status_code == 400


def test_a_parent_has_no_doors(alder, client):
    client.force_login(alder.visiting.account)

    assert client.post(SEND, b"{}", content_type="application/json").status_code == 404


@pytest.fixture
def late(session, sasha, dee, who, db):
    """Sasha's late 9:44 against Dee's 9:50."""
    mark_arrived(presence=who(session, "VISITING"), at=at(9, 50), by=dee)
    told, by = mark_in(
        session.key, side="visitor", act="arrived", at=at(9, 44), author=sasha.pk
    )
    take_in_mark(key=uuid4(), mark=told, by=by, now=NOON)
    return LateMark.objects.get()


def test_somebody_says_what_is_right_and_it_stays_on_the_register(
    late, session, as_, dee, noon
):
    client = as_(dee)
    page = f"/staff/sessions/marks/{late.key}/"
    assert "Choose what is right" in client.post(page, {"right": ""}).content.decode()

    answer = client.post(page, {"right": "stands"})

    assert answer.url == f"/staff/sessions/{session.key}/"
    register = client.get(answer.url).content.decode()
    assert "Marks that came late" in register
    assert "What stood was right, Dee K." in register
    assert "came late" not in client.get("/staff/today/").content.decode()


def test_the_second_to_say_so_is_told(late, dee, ruth, noon):
    settle_late_mark(late=late, mark=None, by=dee, now=NOON)

    with pytest.raises(RefusedError, match="already"):
        settle_late_mark(late=late, mark=None, by=ruth, now=NOON)


def test_what_cannot_be_written_in_says_why_beside_the_form(late, as_, dee, noon):
    answer = as_(dee).post(f"/staff/sessions/marks/{late.key}/", {"right": "write-in"})

    assert "Marked at 09:50 by Dee K." in answer.content.decode()
    late.refresh_from_db()
    assert late.outcome == "WAITING"


def test_another_familys_late_mark_does_not_exist(late, as_, bea, noon):
    client = as_(bea)
    theirs = client.get(f"/staff/sessions/marks/{late.key}/")
    nothing = client.get(f"/staff/sessions/marks/{uuid4()}/")

    assert theirs.status_code == nothing.status_code == 404


def test_a_late_mark_of_another_day_is_among_what_needs_somebody(
    late, as_, dee, who, session
):
    move_to_room(presence=who(session, "VISITING"), at=at(9, 55), by=dee)
    with clock.travelled_to(at(9, day=SATURDAY + timedelta(days=2))):
        page = as_(dee).get("/staff/today/").content.decode()

    assert "Look at a mark for Alder that came late, 14 March" in page
