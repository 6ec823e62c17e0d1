"""Events end by date, and the log stays whole (P12a, K5)."""

import json
from datetime import date, timedelta
from uuid import uuid4

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import (
    bodies,
    ending,
    merkle,
    once,
    sealer,
    trail,
    verifying,
)
from kinkeeper.foundation.audit.models import Event, Once
from tests import family

pytestmark = pytest.mark.django_db

LONG_AGO = clock.moment(date(2025, 3, 14), 10)
CASE = uuid4()


def a_year_of_events() -> None:
    """Old and new events of each sort, sealed."""
    dee = family.dee()
    with clock.travelled_to(LONG_AGO):
        trail.record("refused", about="people:family", by=dee)
        trail.viewed("records", about="records", by=dee, purpose="a look")
        trail.viewed("family", about="x", by=dee, purpose="a visit", case_key=CASE)
        trail.viewed("staff_file", about="workforce.File:1", by=dee, purpose="a check")
        trail.record("disposal.done", about="x", by=None, case_key=CASE)
    with clock.travelled_to(LONG_AGO + timedelta(days=1)):
        trail.record("refused", about="people:family", by=dee)
    sealer.seal(clock.now())


def test_sign_ins_and_refusals_end_and_the_log_stays_whole():
    """P12a: old refusals lose their body; the leaf stays and the check passes."""
    a_year_of_events()

    assert ending.end_security(date(2025, 3, 14)) == 2

    sealer.seal(clock.now())
    verdict = verifying.verify()
    assert (verdict.ended, verdict.leaves, verdict.faults) == (2, 7, [])
    kept = Event.objects.filter(action="refused")
    assert kept.get().happened_at.date() == date(2025, 3, 15)
    assert Event.objects.filter(about="workforce.File:1").exists()


def test_who_looked_at_a_record_ends_with_the_record_and_proof_does_not():
    """P9l: what proves a disposal outlives those who looked."""
    a_year_of_events()

    assert ending.end_access([CASE], ["workforce.File:1"]) == 2

    sealer.seal(clock.now())
    assert verifying.verify().faults == []
    assert [e.action for e in Event.objects.filter(case_key=CASE)] == ["disposal.done"]


def test_an_event_that_somebody_deletes_is_missed():
    """K5: gone without the log saying so is a fault."""
    a_year_of_events()
    Event.objects.filter(case_key=CASE, action="family.viewed").delete()

    assert verifying.verify().faults == ["The event of leaf 2 was taken away."]


def test_an_account_of_what_ended_excuses_only_what_it_names():
    a_year_of_events()
    ending.end_security(date(2025, 3, 14))
    sealer.seal(clock.now())
    Event.objects.filter(action=ending.ENDED).delete()

    faults = verifying.verify().faults

    assert "The event of leaf 0 was taken away." in faults
    assert "The event of leaf 6 was taken away." in faults


def test_what_is_not_sealed_yet_does_not_end():
    with clock.travelled_to(LONG_AGO):
        trail.record("refused", about="x", by=None)

    assert ending.end_security(date(2025, 3, 14)) == 0
    assert Event.objects.count() == 1


def test_a_portion_of_many_is_recorded_in_runs(monkeypatch):
    monkeypatch.setattr(ending, "AT_ONCE", 4)
    with clock.travelled_to(LONG_AGO):
        for number in range(10):
            about = "x:1" if number == 5 else "page"
            trail.record("page.viewed", about=about, by=None)
    sealer.seal(clock.now())

    assert ending.end_security(date(2025, 3, 14)) == 9

    told = [e.detail["leaves"] for e in Event.objects.filter(action=ending.ENDED)]
    assert told == ["0-3", "4,6-8", "9"]
    assert [n for runs in told for n in ending.leaves_of({"leaves": runs})] == [
        0, 1, 2, 3, 4, 6, 7, 8, 9,
    ]  # fmt: skip
    sealer.seal(clock.now())
    assert verifying.verify().faults == []


@pytest.mark.parametrize("detail", [{}, {"leaves": "x"}, {"leaves": ""}])
def test_an_unreadable_account_excuses_nothing(detail):
    assert list(ending.leaves_of(detail)) == []


def test_forms_are_forgotten_after_their_time():
    with clock.travelled_to(LONG_AGO):
        once.claim(uuid4(), by=None)
    once.claim(uuid4(), by=None)

    assert ending.forget_forms(date(2025, 3, 14)) == 1
    assert Once.objects.count() == 1


def test_the_quick_reader_builds_the_bytes_that_were_sealed():
    """The same list, whatever words and characters an event holds."""
    dee = family.dee()
    trail.record(
        "odd",
        about='a "quoted" \\ \x00\u2028 café 🙂'.replace("\x00", ""),
        by=dee,
        case_key=CASE,
        purpose="",
        detail={"z": [1, 2.5, None, True], "a": {"ü": "é", "b": "x"}},
    )
    with clock.travelled_to(LONG_AGO):
        trail.record("plain", about="x", by=None)
    sealer.seal(clock.now())

    read = list(bodies.sealed_bodies())

    assert len(read) == 2
    for pk, number, salted in read:
        event = Event.objects.get(pk=pk)
        assert event.sealed_as == number
        listed = [
            event.pk,
            event.action,
            event.about,
            str(event.case_key) if event.case_key else None,
            event.by_id,
            event.by_roles,
            event.purpose,
            event.detail,
            event.happened_at.isoformat(),
        ]
        plain = json.dumps(listed, sort_keys=True, separators=(",", ":")).encode()
        assert salted == bytes(event.salt) + plain
        assert bodies.body_of(event) == plain


@pytest.mark.parametrize("size", [1, 2, 3, 1023, 1024, 1025, 2048, 2500])
def test_roots_by_blocks_are_the_roots_leaf_by_leaf(size):
    leaves = [merkle.leaf_hash(str(n).encode(), b"") for n in range(2500)]

    found = dict(merkle.roots_at(b"".join(leaves), [size, 5000]))

    assert found == {size: merkle.root_of(leaves[:size])}
