"""Which backups may be put back at all (K5)."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from kinkeeper.foundation.recovery import frames, journal, opening, packing
from kinkeeper.foundation.recovery.frames import CannotOpenError, Opener
from kinkeeper.foundation.recovery.opening import CannotRestoreError, Opened
from kinkeeper.foundation.recovery.register import Line

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)
KEY = Opener(private=frames.new_private())


def manifest(**changes):
    applied = sorted(MigrationRecorder(connection).applied_migrations())
    told = {
        "format": 1,
        "product": "0.1.0",
        "database": connection.vendor,
        "migrations": [list(each) for each in applied],
        "journal": {"number": 0, "digest": journal.START},
    }
    return {**told, **changes}


def look_at(**changes) -> None:
    opening._may_be_put_back(Opened(Path(), manifest(**changes)))


def test_one_of_this_version_may():
    look_at()


def test_one_of_a_newer_version_may_not():
    """K5: it has tables that this program does not know."""
    newer = [*manifest()["migrations"], ["people", "0999_from_the_future"]]
    with pytest.raises(CannotRestoreError, match="update it first"):
        look_at(migrations=newer, product="9.0")
    with pytest.raises(CannotRestoreError, match="newer version"):
        look_at(format=2)


def test_one_of_another_kind_of_database_may_not():
    with pytest.raises(CannotRestoreError, match="oracle"):
        look_at(database="oracle")


def test_one_whose_line_the_journal_does_not_hold_may_not():
    """BK-2: the journal of another centre, or one that was cut short."""
    journal.append([Line("hold", "a", NOW)], now=NOW)
    number, digest = journal.head()
    look_at(journal={"number": number, "digest": digest})
    with pytest.raises(CannotRestoreError, match="does not belong"):
        look_at(journal={"number": number, "digest": journal.START})
    with pytest.raises(CannotRestoreError, match="too short"):
        look_at(journal={"number": number + 1, "digest": digest})


def packed(tmp_path, name: str = "files/ab/one") -> bytes:
    part = tmp_path / "part"
    part.write_bytes(b"sealed words" * 10_000)
    file = BytesIO()
    parts = [(name, part), ("files/ab/gone", tmp_path / "not there")]
    done = packing.pack(file, KEY, parts=parts, manifest=manifest())
    assert done.vanished == ["files/ab/gone"]
    return file.getvalue()


def test_what_was_packed_comes_out_whole(tmp_path):
    told = packing.unpack(BytesIO(packed(tmp_path)), KEY, tmp_path / "out")
    assert told["product"] == "0.1.0"
    assert (tmp_path / "out/files/ab/one").read_bytes() == b"sealed words" * 10_000


def test_a_name_that_leads_out_of_the_folder_is_refused(tmp_path):
    content = packed(tmp_path, "../../outside")
    with pytest.raises(CannotOpenError):
        packing.unpack(BytesIO(content), KEY, tmp_path / "out")
    assert not (tmp_path.parent / "outside").exists()
