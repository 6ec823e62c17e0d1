"""`kinkeeper ledger`: verify, export, checkpoint (K5)."""

from datetime import timedelta

import pytest

from kinkeeper.config import cli
from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import sealer, trail
from kinkeeper.foundation.audit.models import Checkpoint, Event, Leaf
from kinkeeper.foundation.recovery import journal, journal_keeping, ledger_heads
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.foundation.recovery.register import Line
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


def written_down() -> None:
    """Record, seal and let the worker write the head into the journal."""
    for number in range(3):
        trail.record("refused", about=f"page:{number}", by=None)
    sealer.seal(clock.now())
    assert journal_keeping.write_due(clock.now())


def emptied() -> None:
    for kind in (Event, Checkpoint, Leaf):
        kind.objects.all().delete()


def test_an_older_database_is_named(capsys):
    """K5, BK-5: nobody has to bring a checkpoint; the journal holds the last one."""
    written_down()
    assert cli.main(["ledger", "verify"]) == 0
    emptied()
    Mark.objects.all().delete()

    assert cli.main(["ledger", "verify"]) == 1

    said = capsys.readouterr().err
    assert "The log is shorter than the journal's last checkpoint." in said
    assert "The database is older than the journal" in said


def test_a_log_that_was_written_anew_is_named(capsys):
    """K5: whole in itself and signed, as long as before, and still another one."""
    written_down()
    emptied()
    for number in range(3):
        trail.record("refused", about=f"other:{number}", by=None)

    assert cli.main(["ledger", "verify"]) == 1

    said = capsys.readouterr().err
    assert said == "The journal's last checkpoint does not fit this log.\n"


def test_a_journal_that_was_changed_is_named(capsys):
    written_down()
    (path,) = journal.folder().glob("journal-*.jsonl")
    path.write_text(path.read_text().replace("kinkeeper/audit", "kinkeeper/other"))

    assert cli.main(["ledger", "verify"]) == 1

    assert "The journal is broken. Line 1 was changed." in capsys.readouterr().err


def test_a_restore_that_nobody_signed_lets_go_of_no_head(capsys):
    """Whoever can write into the journal cannot excuse a shorter log."""
    written_down()
    emptied()
    said = {"ledger": 0, "statement": "now b 0 0", "signature": "00" * 64}
    journal.append(
        [Line(ledger_heads.RESTORED, "b", clock.now(), said)], now=clock.now()
    )

    assert cli.main(["ledger", "verify"]) == 1

    assert "shorter than the journal's last checkpoint" in capsys.readouterr().err
