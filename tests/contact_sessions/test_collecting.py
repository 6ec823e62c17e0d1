"""R7, P7c: with whom a child goes home, and what happens when that is in doubt."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.commands.allow_collector import (
    Person,
    allow_collector,
    end_collector,
)
from kinkeeper.contact_sessions.commands.check_door import AlreadyMarkedError
from kinkeeper.contact_sessions.commands.collect_together import collect_together
from kinkeeper.contact_sessions.commands.record_brought import record_brought
from kinkeeper.contact_sessions.commands.record_collection import (
    Collected,
    StopError,
    record_collection,
)
from kinkeeper.contact_sessions.models import Collector, Override, Presence
from kinkeeper.contact_sessions.queries import needs
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.foundation.mail.models import Letter
from kinkeeper.people.models import CourtOrder
from kinkeeper.rules.contact_sessions.collecting import Check, Who
from tests.contact_sessions.building import MONDAY_BEFORE, SATURDAY, at

JOAN = Person("Joan Amory", "Grandmother", "Lighthouse")
STRANGER = Collected(Who.OTHER, Check.PHOTO, related="Neighbour")


@pytest.fixture
def joan(session, dee):
    return allow_collector(
        case=session.case,
        person=JOAN,
        basis="RESIDENT",
        from_on=SATURDAY - timedelta(days=5),
        by=dee,
        now=MONDAY_BEFORE,
    )


@pytest.fixture
def child(session, who):
    return who(session, "CHILD")


@pytest.fixture
def collect(child, sasha):
    def go(told, **changes):
        record_collection(
            **{"presence": child, "told": told, "by": sasha, "now": at(11, 30)}
            | changes
        )
        child.refresh_from_db()
        return child

    return go


def listed(collector, check=Check.PHOTO, word=""):
    return Collected(Who.LISTED, check, collector=collector, word=word)


def test_who_is_on_the_list_collects_after_a_check(collect, joan):
    written = collect(listed(joan, Check.WORD, "light house"))

    assert written.collected_by == "Grandmother"
    assert (written.collected_with, written.collected_noted_by.name[:5]) == (
        "WORD",
        "Sasha",
    )
    assert b"Joan" not in bytes(Collector.objects.get().sealed)


def test_a_stranger_is_stopped_until_a_manager_says_why(collect, sasha, ruth):
    for by in (sasha, ruth):
        with pytest.raises(StopError, match="not on the list"):
            collect(STRANGER, by=by)
    with pytest.raises(StopError):
        collect(STRANGER, reason="The mother rang.")
    assert not Presence.objects.filter(collector_checked=True).exists()

    collect(STRANGER, by=ruth, reason="The mother rang me; it is her neighbour.")

    kept = Override.objects.get()
    assert (kept.rule, kept.by) == ("COLLECTOR", ruth)
    assert "rang" in kept.unseal()["reason"]
    assert any("not on the list" in one.unseal()["body"] for one in _letters())


def _letters():
    return Letter.objects.select_related("container")


def test_a_wrong_word_and_somebody_taken_off_the_list_are_stopped(collect, joan, dee):
    with pytest.raises(StopError, match="not the word"):
        collect(listed(joan, Check.WORD, "harbour"))
    end_collector(collector=joan, today=SATURDAY, by=dee, version_seen=1)
    with pytest.raises(StopError, match="any more"):
        collect(listed(Collector.objects.get()))


def test_somebody_of_another_familys_list_is_nobody_here(collect, wren, dee):
    other = allow_collector(
        case=wren.case,
        person=JOAN,
        basis="BOTH",
        from_on=SATURDAY - timedelta(days=5),
        by=dee,
        now=MONDAY_BEFORE,
    )
    with pytest.raises(StopError):
        collect(listed(other))


def test_the_visiting_adult_never_takes_the_child_unless_an_order_says_so(
    collect, session, ruth
):
    visiting = Collected(Who.VISITING, Check.PHOTO)
    with pytest.raises(RefusedError, match="No order") as refused:
        collect(visiting, by=ruth, reason="He asked nicely.")
    assert not isinstance(refused.value, StopError)

    order = CourtOrder(
        case=session.case,
        container=session.case.container,
        recorded_on=SATURDAY - timedelta(days=9),
        read_on=SATURDAY - timedelta(days=9),
        may_leave=True,
    )
    order.seal({"terms": "May leave with the father."})
    order.save()
    assert collect(visiting).collected_by == "The visiting adult"


def test_the_first_who_writes_it_stands_and_a_co_ordinator_corrects(
    collect, joan, sasha, dee
):
    first = collect(Collected(Who.RESIDENT, Check.KNOWN)).collected_at
    with pytest.raises(AlreadyMarkedError, match="11:30 by Sasha"):
        collect(listed(joan), now=at(11, 31))
    with pytest.raises(RefusedError, match="co-ordinator"):
        collect(listed(joan), now=at(11, 31), seen=first)

    assert collect(listed(joan), by=dee, now=at(11, 40), seen=first).collector == joan


def test_who_wrote_meanwhile_who_brought_the_child_is_not_written_over(
    child, sasha, dee
):
    record_brought(
        presence=child, brought_by="Grandmother", seen="", by=sasha, now=at(10)
    )
    with pytest.raises(RefusedError, match=r"Sasha.* wrote “Grandmother”"):
        record_brought(presence=child, brought_by="Uncle", seen="", by=dee, now=at(10))
    record_brought(
        presence=child, brought_by="Uncle", seen="Grandmother", by=dee, now=at(10)
    )
    child.refresh_from_db()
    assert child.brought_by == "Uncle"


def test_only_a_planner_writes_the_list(session, sasha, dee, joan):
    with pytest.raises(RefusedError, match="co-ordinator"):
        allow_collector(
            case=session.case,
            person=JOAN,
            basis="BOTH",
            from_on=SATURDAY,
            by=sasha,
            now=at(9),
        )
    with pytest.raises(RefusedError, match="co-ordinator"):
        end_collector(collector=joan, today=SATURDAY, by=sasha, version_seen=1)


def test_the_page_stops_and_says_what_to_do(session, child, joan, as_, sasha, saturday):
    client = as_(sasha)
    url = reverse("contact_sessions:collection", args=[session.key, child.pk])
    asked = client.get(url).content.decode()
    assert "Joan Amory, Grandmother" in asked
    assert "The visiting adult" not in asked
    assert "Lighthouse" not in asked
    assert "For a manager" not in asked

    stopped = client.post(
        url, {"who": "OTHER", "related": "Neighbour", "check": "PHOTO"}
    )
    text = stopped.content.decode()
    assert stopped.status_code == 409
    assert "Keep the child with you" in text
    assert "Neighbour" in text

    typed = {"who": str(joan.key), "check": "WORD"}
    assert "Type the word" in client.post(url, typed).content.decode()
    assert client.post(url, {**typed, "word": "lighthouse"}).status_code == 302
    register = client.get(reverse("contact_sessions:register", args=[session.key]))
    assert "Grandmother, the agreed word said, 10:16, by Sasha" in (
        register.content.decode()
    )


def test_one_tick_takes_all_children_and_each_has_a_line(
    session, child, joan, as_, sasha, saturday
):
    """R7: one act at the door, two records; who did not come is not written down."""
    client = as_(sasha)
    url = reverse("contact_sessions:collection", args=[session.key, child.pk])
    other = session.presences.filter(party__side="CHILD").exclude(pk=child.pk).get()
    assert "same person too" not in client.get(url).text
    session.presences.update(arrived_at=at(10), arrived_by=sasha)
    name = other.party.person.given_name
    assert f"{name} goes with the same person too" in client.get(url).text
    stranger = {"who": "OTHER", "related": "x", "check": "PHOTO", "together": "on"}
    assert client.post(url, stranger).status_code == 409
    told = {**stranger, "who": str(joan.key), "once": str(uuid4())}
    assert client.post(url, told).status_code == 302
    assert client.post(url, told).status_code == 302
    lines = session.presences.filter(party__side="CHILD")
    assert [line.collector for line in lines] == [joan, joan]
    written = Event.objects.filter(action="session.collection_written")
    assert written.count() == 2


def test_a_line_that_another_worker_wrote_meanwhile_stays(session, child, joan, ruth):
    other = session.presences.filter(party__side="CHILD").exclude(pk=child.pk).get()
    home = Collected(Who.RESIDENT, Check.KNOWN)
    record_collection(presence=other, told=home, by=ruth, now=at(11, 20))
    both = {"presences": [child, other], "by": ruth, "now": at(11, 30)}
    told = Collected(Who.LISTED, Check.PHOTO, collector=joan)
    assert collect_together(told=told, **both) == [child]
    other.refresh_from_db()
    assert other.collector is None
    with pytest.raises(AlreadyMarkedError, match="by Ruth"):
        collect_together(told=told, **both)


def test_the_list_page_shows_the_word_to_a_planner_alone(
    session, joan, as_, dee, sasha, bea, saturday
):
    sign = session.case.callsign.lower()
    url = reverse("contact_sessions:collectors", args=[sign])
    theirs = as_(sasha).get(url).content.decode()
    assert "Joan Amory" in theirs
    assert "Lighthouse" not in theirs
    assert "Put on the list" not in theirs
    assert as_(bea).get(url).status_code == 404

    client = as_(dee)
    assert "Lighthouse" in client.get(url).content.decode()
    told = {"name": "Idris Vale", "related": "Uncle", "basis": "BOTH"}
    assert client.post(url, told).status_code == 302
    assert Collector.objects.count() == 2
    end = reverse("contact_sessions:end_collector", args=[sign, joan.key])
    client.post(end)
    assert "Joan" not in client.get(url).content.decode()


def test_a_child_who_left_unseen_is_among_what_needs_somebody(session, child, dee):
    rows = Presence.objects.filter(pk=child.pk)
    rows.update(arrived_at=at(10), left_at=at(11, 30))

    (need,) = needs.sessions_to_finish(dee, SATURDAY)
    assert "who collected" in need.label
    rows.update(collector_checked=True)
    assert needs.sessions_to_finish(dee, SATURDAY) == []
