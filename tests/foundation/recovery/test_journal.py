"""The journal outlives the database (BK-2)."""

import json
from datetime import UTC, datetime

import pytest

from kinkeeper.foundation.recovery import journal, journal_keeping, quarantine
from kinkeeper.foundation.recovery.models import Mark
from kinkeeper.foundation.recovery.register import Line, last_written

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 14, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def doors(settings, tmp_path):
    """A data folder of its own, so that a quarantine closes no other test."""
    settings.DATA_DIR = tmp_path


def line(key: str, **said) -> Line:
    return Line("hold", key, NOW, said)


def the_file():
    (path,) = journal.folder().glob("journal-*.jsonl")
    return path


def test_a_line_is_written_once():
    """P12c: giving a line again adds nothing."""
    assert journal.append([line("a"), line("b")], now=NOW) == 2
    assert journal.append([line("b"), line("c"), line("c")], now=NOW) == 1
    assert [entry.line.key for entry in journal.entries()] == ["a", "b", "c"]
    assert journal.head()[0] == journal.known() == 3
    assert last_written("hold") == NOW
    assert not journal.is_behind()


def test_an_older_database_is_noticed_and_closed():
    """P12c: marks are missing, so nothing is written and the doors close."""
    journal.append([line("a"), line("b")], now=NOW)
    Mark.objects.filter(number=2).delete()
    assert journal.is_behind()
    with pytest.raises(journal.BehindError):
        journal.append([line("c")], now=NOW)
    assert journal_keeping.write_due(NOW) == 0
    assert quarantine.is_on()


def test_a_power_cut_before_the_line_reached_the_disk():
    """BK-2: a mark without its line is given up, and the line written next time."""
    journal.append([line("a")], now=NOW)
    Mark.objects.create(number=2, kind="hold", key="b", at=NOW)
    assert journal.append([line("b")], now=NOW) == 1
    assert [entry.line.key for entry in journal.entries()] == ["a", "b"]


def test_half_a_line_is_taken_away():
    """BK-2: the power went in the middle of a line."""
    journal.append([line("a"), line("b")], now=NOW)
    whole = the_file().read_bytes()
    the_file().write_bytes(whole[:-20])
    assert [entry.line.key for entry in journal.entries()] == ["a"]
    assert journal.append([line("b")], now=NOW) == 1
    assert [entry.line.key for entry in journal.entries()] == ["a", "b"]


@pytest.mark.parametrize("what", ["changed", "taken away", "turned round"])
def test_a_line_that_was_tampered_with_is_found(what):
    """BK-2: the journal is chained."""
    journal.append([line("a", n=1), line("b", n=2), line("c", n=3)], now=NOW)
    lines = the_file().read_text().splitlines()
    if what == "changed":
        told = json.loads(lines[1])
        lines[1] = json.dumps({**told, "said": {"n": 9}})
    elif what == "taken away":
        del lines[1]
    else:
        lines[0], lines[1] = lines[1], lines[0]
    the_file().write_text("\n".join(lines) + "\n")
    with pytest.raises(journal.BrokenError):
        list(journal.entries())


def test_the_lost_journal_is_written_anew():
    """BK-2: what the database still knows is written down again."""
    journal.append([line("a"), line("b")], now=NOW)
    the_file().unlink()
    assert journal.append([line("a"), line("b")], now=NOW) == 2
    assert journal.head()[0] == 2
