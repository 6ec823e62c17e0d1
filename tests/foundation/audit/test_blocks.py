"""Checking the log by blocks finds what checking one event after another finds."""

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import blocks, bodies, sealer, trail, verifying
from kinkeeper.foundation.audit.models import Event, Leaf
from tests import family

pytestmark = pytest.mark.django_db
CASE = UUID(int=7)
MOMENTS = [
    datetime(2026, 1, 5, 9, tzinfo=UTC),
    datetime(2026, 1, 5, 9, 0, 0, 120_000, tzinfo=UTC),
    datetime(2026, 7, 5, 23, 59, 59, 999_999, tzinfo=UTC),
]


def plain(number: int = 1) -> list[Event]:
    """Record and seal plain events of all sorts."""
    dee = family.dee()
    for turn in range(number):
        for moment in MOMENTS:
            with clock.travelled_to(moment + timedelta(days=turn)):
                trail.record("page.viewed", about="people.Case:x", by=None)
                trail.viewed(
                    "family", about="x", by=dee, purpose="a visit", case_key=CASE
                )
    sealer.seal(clock.now())
    return list(Event.objects.order_by("pk"))


def test_a_plain_event_is_judged_without_reading_it_by_itself(monkeypatch):
    """Whatever the moment; else the check of a million would be slow."""
    events = plain()
    block = blocks.block(events[0].pk, events[-1].pk)
    assert block is not None
    assert block.others == 0
    slow = {n: sha256(b"\x00" + said).digest() for _, n, said in bodies.sealed_bodies()}
    assert dict(zip(block.numbers, block.digests, strict=True)) == slow
    monkeypatch.setattr(bodies, "sealed_bodies", None)
    verdict = verifying.verify()
    assert (verdict.events, verdict.faults) == (len(events), [])


def test_an_event_with_a_detail_is_read_by_itself():
    plain()
    trail.record("odd", about="x", by=None, detail={"a": 1})
    trail.record("odd", about='a "quoted" \\ café', by=None)
    sealer.seal(clock.now())
    events = Event.objects.count()
    verdict = verifying.verify()
    assert (verdict.events, verdict.leaves, verdict.faults) == (events, events, [])


@pytest.mark.parametrize(
    "change",
    [
        {"action": "page.opened"},
        {"about": "y"},
        {"about": 'x","'},
        {"case_key": UUID(int=8)},
        {"case_key": None},
        {"by_id": None},
        {"by_id": 99},
        {"by_roles": "TRUSTEE"},
        {"purpose": ""},
        {"detail": {"a": 1}},
        {"happened_at": MOMENTS[1] + timedelta(days=1)},
        {"happened_at": MOMENTS[1].replace(microsecond=0)},
        {"salt": b"0" * 16},
        {"salt": b""},
        {"sealed_as": 0},
        {"sealed_as": 10_000},
    ],
)
def test_whatever_is_changed_in_a_plain_event_is_found(change):
    """C-19: also by somebody who can write to the database."""
    event = plain(2)[3]
    assert event.sealed_as == 3
    Event.objects.filter(pk=event.pk).update(**change)
    faults = verifying.verify().faults
    assert f"Event {event.pk} was changed after it was sealed." in faults
    assert len(faults) == (2 if "sealed_as" in change else 1)


def test_an_escape_that_is_written_out_is_not_what_was_sealed():
    """The sealed bytes say é with six letters; a row that holds these is another."""
    trail.record("page.viewed", about="café", by=None)
    sealer.seal(clock.now())
    assert verifying.verify().faults == []
    Event.objects.update(about="caf\\u00e9")
    assert len(verifying.verify().faults) == 1


def test_two_whose_salts_changed_hands_are_found():
    """Bytes that moved from one row to the next join to the same."""
    one, two = plain()[:2]
    both = bytes(one.salt) + bytes(two.salt)
    Event.objects.filter(pk=one.pk).update(salt=both[:15])
    Event.objects.filter(pk=two.pk).update(salt=both[15:])
    assert len(verifying.verify().faults) == 2


def test_an_event_that_lacks_in_a_block_is_missed():
    events = plain(3)
    Event.objects.filter(pk__in=[events[4].pk, events[9].pk]).delete()
    faults = verifying.verify().faults
    assert faults == [f"The event of leaf {n} was taken away." for n in (4, 9)]


@pytest.mark.parametrize("lacks", [0, 5, 6, 17])
def test_a_leaf_that_lacks_is_named(monkeypatch, lacks):
    monkeypatch.setattr(blocks, "LEAVES", 6)
    plain(3)
    Leaf.objects.filter(number=lacks).delete()
    found, gap = blocks.leaves()
    # Without its last leaf a log is only shorter; its signed head tells that.
    assert gap == (None if lacks == 17 else lacks)
    assert len(found) == lacks // 6 * 6 * blocks.DIGEST or lacks == 17
    assert verifying.verify().faults


def test_events_out_of_their_order_and_gaps_between_them_pass(monkeypatch):
    """A smaller number may be committed later; what was not recorded leaves holes."""
    monkeypatch.setattr(blocks, "SIZE", 4)
    for number in (9_000_000, 8_999_990, 8_999_993):
        trail.record("page.viewed", about="x", by=None)
        Event.objects.filter(sealed_as=None).update(id=number)
        sealer.seal(clock.now())
    verdict = verifying.verify()
    assert (verdict.events, verdict.faults) == (3, [])


def test_the_statements_grow_with_the_blocks_not_with_the_events(monkeypatch):
    plain(20)
    counts = []
    for size in (1000, 30):
        monkeypatch.setattr(blocks, "SIZE", size)
        with CaptureQueriesContext(connection) as asked:
            assert verifying.verify().faults == []
        counts.append(len(asked))
    assert counts[1] - counts[0] == 3
