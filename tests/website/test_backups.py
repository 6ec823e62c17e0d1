"""The page of backups (K5, P12c)."""

from datetime import timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.recovery.models import BackupRun, DrillRun, Outcome
from kinkeeper.privacy.records.queries.work_list import work_list
from tests import family

pytestmark = pytest.mark.django_db


def run(model, days: int, **more):
    then = clock.now() - timedelta(days=days)
    told = {"started_at": then, "finished_at": then, "outcome": Outcome.DONE}
    return model.objects.create(**{**told, **more})


def titles(viewer) -> set[str]:
    found = work_list(viewer=viewer, today=clock.today())
    return {each.title for each in found}


def test_a_manager_sees_what_went_well_and_what_did_not(client):
    """K5: the sentence of a failure stands on the page."""
    run(BackupRun, 2, outcome=Outcome.FAILED, why="The disk is full.")
    run(DrillRun, 1, checks=["nothing destroyed is back"], replayed=7)
    client.force_login(family.ruth())
    page = client.get("/staff/records/backups/").content.decode()
    assert "The disk is full." in page
    assert "nothing destroyed is back" in page
    assert "There is no backup that is fresh." in page


def test_others_do_not_find_it(client):
    client.force_login(family.sasha())
    assert client.get("/staff/records/backups/").status_code == 404


def test_what_is_late_stands_on_the_work_list():
    """P12c: a day without a backup, and a quarter without a rehearsal."""
    ruth = family.ruth()
    assert titles(ruth) >= {"Backup", "Rehearsal of a restore"}
    run(BackupRun, 1)
    run(DrillRun, 89)
    assert not titles(ruth) & {"Backup", "Rehearsal of a restore"}
    DrillRun.objects.all().delete()
    run(DrillRun, 92)
    run(DrillRun, 1, outcome=Outcome.FAILED)
    assert "Rehearsal of a restore" in titles(ruth)


def test_the_doors_are_closed_while_a_restore_runs(client, settings, tmp_path):
    """BK-3: one page in plain words, for everybody and every address."""
    settings.DATA_DIR = tmp_path
    (tmp_path / "quarantine.json").write_text("{}")
    client.force_login(family.ruth())
    for address in ("/", "/me/", "/staff/today/", "/account/login/", "/privacy/"):
        answer = client.get(address)
        assert answer.status_code == 503
        assert "Nobody can sign in until that is done" in answer.content.decode()
        assert "Content-Security-Policy" in answer.headers
        assert not answer.cookies
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["recovery"] == "not ok"
    assert client.get("/healthz").status_code == 200
