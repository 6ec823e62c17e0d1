"""The night's work runs once, tells what it did, and one fault stops nothing else."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import leases, night, register

pytestmark = pytest.mark.django_db

TONIGHT = date(2026, 3, 14)


@pytest.fixture
def only(monkeypatch):
    monkeypatch.setattr(register, "_nightly", {})


def test_counts_of_all_work_are_added_up(only):
    register.every_night("a", lambda today: register.Count(looked_at=2, disposed=1))
    register.every_night("b", lambda today: register.Count(other={"drafts": 3}))

    done = night.run(TONIGHT)

    assert done.counts["looked_at"] == 2
    assert done.counts["disposed"] == 1
    assert done.counts["other"] == {"drafts": 3}


def test_one_fault_is_kept_and_the_rest_still_runs(only):
    def broken(today):
        raise RuntimeError

    register.every_night("broken", broken, order=1)
    register.every_night("sound", lambda today: register.Count(looked_at=1), order=2)

    done = night.run(TONIGHT)

    assert done.faults == ["broken"]
    assert done.counts["looked_at"] == 1


def test_two_nights_at_once_are_one_night(only):
    with leases.lease("night", now=clock.now(), minutes=30) as mine:
        assert mine
        assert night.run(TONIGHT) is None


def test_a_lease_of_a_dead_process_runs_out():
    now = clock.now()
    leases.Lease.objects.create(name="x", holder="dead", until=now)

    with leases.lease("x", now=now + timedelta(seconds=1), minutes=5) as mine:
        assert mine
