"""Is it up, and can it do its work?"""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.sweeps import leases
from kinkeeper.foundation.vault import epochs

pytestmark = pytest.mark.django_db


@pytest.fixture
def working(settings, tmp_path):
    """A whole installation: keys on disk, and a worker that was heard just now."""
    settings.KEYS_DIR = tmp_path
    epochs.begin()
    leases.beat("worker", now=clock.now())


def test_healthz_answers_without_the_database(client, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get("/healthz")

    assert page.content == b"ok"


def test_readyz_names_every_part_that_works(client, working):
    """P12c: an outside watcher sees that the centre's records can be used."""
    page = client.get("/readyz")

    assert page.status_code == 200
    parts = ("database", "keys", "disk", "worker", "recovery")
    assert page.json() == dict.fromkeys(parts, "ok")


def test_a_worker_that_fell_silent_makes_it_not_ready(client, working):
    leases.beat("worker", now=clock.now() - timedelta(minutes=2))

    page = client.get("/readyz")

    assert page.status_code == 503
    assert page.json()["worker"] == "not ok"


def test_lost_keys_make_it_not_ready_and_their_place_stays_secret(
    client, working, settings, tmp_path
):
    settings.KEYS_DIR = tmp_path / "gone"

    page = client.get("/readyz")

    assert page.status_code == 503
    assert page.json()["keys"] == "not ok"
    assert str(tmp_path) not in page.content.decode()


def test_a_full_disk_makes_it_not_ready(client, working, monkeypatch):
    full = type("Usage", (), {"free": 0})
    monkeypatch.setattr("shutil.disk_usage", lambda _: full)

    assert client.get("/readyz").json()["disk"] == "not ok"
