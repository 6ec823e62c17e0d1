"""The repository itself: small files, mirrors, nothing that tells where it was made."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = [
    path
    for path in (ROOT / "kinkeeper").rglob("*.py")
    if "migrations" not in path.parts
]
MOST_LINES = 300


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.splitlines()
    return [ROOT / name for name in listed if (ROOT / name).is_file()]


@pytest.mark.parametrize("path", CODE, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_long(path):
    assert len(path.read_text().splitlines()) <= MOST_LINES


def test_every_command_has_a_test_that_names_it():
    told = "\n".join(path.read_text() for path in (ROOT / "tests").rglob("*.py"))
    missing = [
        str(path.relative_to(ROOT))
        for path in CODE
        if path.parent.name == "commands"
        and "@trail.command" in path.read_text()
        and not re.search(rf"\b{path.stem}\b", told)
    ]

    assert missing == []


def test_locks_pin_packages_and_name_no_host_and_no_path():
    for lock in (ROOT / "locks").glob("*.txt"):
        text = lock.read_text()
        assert "://" not in text
        assert not re.search(r"(?m)^\s*-", text.replace("    --hash", "    hash"))
        assert "==" in text


def test_nothing_tells_of_the_machine_it_was_made_on():
    words = re.compile("|".join(["/" + "work/", "/" + "opt/wheels", "/" + "root/"]))
    found = [
        str(path.relative_to(ROOT))
        for path in tracked()
        if path.suffix not in {".png", ".pdf"}
        and words.search(path.read_text(errors="ignore"))
    ]

    assert found == []


def test_only_the_mail_room_sends_mail():
    """P10b: no other way out exists."""
    allowed = ROOT / "kinkeeper" / "foundation" / "mail"
    found = []
    for path in CODE:
        if allowed in path.parents:
            continue
        for node in ast.walk(ast.parse(path.read_text())):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            if any(n.startswith(("smtplib", "django.core.mail")) for n in names):
                found.append(str(path.relative_to(ROOT)))

    assert found == []


def test_only_the_clock_reads_the_clock():
    allowed = ROOT / "kinkeeper" / "foundation" / "clock"
    reads = re.compile(
        r"\b(date\.today|datetime\.now|timezone\.now|localdate|time\.time)\("
    )
    found = [
        str(path.relative_to(ROOT))
        for path in CODE
        if allowed not in path.parents and reads.search(path.read_text())
    ]

    assert found == []


def test_decision_records_are_numbered_once():
    numbers = [path.name[:4] for path in (ROOT / "docs" / "adr").glob("*.md")]

    assert len(numbers) == len(set(numbers))
