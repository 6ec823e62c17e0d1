"""`kinkeeper ledger`: verify, export, checkpoint (K5)."""

from datetime import timedelta

import pytest

from kinkeeper.config import cli
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.models import Event
from kinkeeper.privacy.disposal.models import Certificate
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from tests.privacy import stage

pytestmark = pytest.mark.django_db


def test_verify_counts_what_it_checked(capsys):
    """K5: events, ended, leaves, heads and certificates."""
    stage.agreed(stage.wren_closed())
    sweep_disposals(stage.ELIGIBLE_ON + timedelta(days=7))

    assert cli.main(["ledger", "verify"]) == 0

    said = capsys.readouterr().out
    assert said.startswith("The log is whole: ")
    assert "0 ended by date" in said
    assert said.endswith("1 certificates.\n")


def test_verify_names_a_certificate_that_was_changed(capsys):
    stage.agreed(stage.wren_closed())
    sweep_disposals(stage.ELIGIBLE_ON + timedelta(days=7))
    Certificate.objects.update(counts={"nothing": 0})

    assert cli.main(["ledger", "verify"]) == 1

    assert (
        "Certificate DC-0001 was changed after it was signed."
        in capsys.readouterr().err
    )


def test_a_checkpoint_that_was_printed_can_be_verified_against(capsys, tmp_path):
    trail.record("refused", about="page", by=None)
    assert cli.main(["ledger", "checkpoint"]) == 0
    kept = tmp_path / "kept.txt"
    kept.write_text(capsys.readouterr().out)
    trail.record("refused", about="page", by=None)
    assert cli.main(["ledger", "verify", "--against", str(kept)]) == 0
    kept.write_text("not a checkpoint")
    assert cli.main(["ledger", "verify", "--against", str(kept)]) == 1
    assert "not a checkpoint of the log" in capsys.readouterr().err


def test_an_event_that_was_deleted_fails_the_check(capsys):
    trail.record("refused", about="page", by=None)
    assert cli.main(["ledger", "verify"]) == 0
    Event.objects.all().delete()
    assert cli.main(["ledger", "verify"]) == 1
    assert "was taken away" in capsys.readouterr().err


def test_an_export_goes_to_a_new_folder_only(capsys, tmp_path):
    trail.record("refused", about="page", by=None)
    folder = tmp_path / "out"
    assert cli.main(["ledger", "export", str(folder), "--events"]) == 0
    assert {path.name for path in folder.iterdir()} == {
        "README.txt",
        "certificates.jsonl",
        "events.jsonl",
        "heads.jsonl",
        "leaves.bin",
        "public-key.txt",
    }
    assert cli.main(["ledger", "export", str(folder)]) == 1
    assert "not empty" in capsys.readouterr().err
    assert cli.main(["ledger", "export"]) == 1
