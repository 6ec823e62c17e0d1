"""Editions with something changed, as somebody would change them in the file."""

from pathlib import Path

from kinkeeper.policy.edition import EDITIONS, Edition, compile_edition

FILE = max(EDITIONS.glob("*.toml"))
TEXT = FILE.read_text(encoding="utf-8")


def changed(*swaps: tuple[str, str], within: str = "") -> str:
    """
    Return the text of the edition with each old part replaced by a new one.

    `within` names the table to change in, such as `[retention."P9f"]`; otherwise the
    first place where the old part stands is changed.
    """
    before, table, after = "", TEXT, ""
    if within:
        before, found, rest = TEXT.partition(within + "\n")
        assert found, within
        inside, gap, after = rest.partition("\n\n")
        table, after = found + inside, gap + after
    for old, new in swaps:
        assert old in table, old
        table = table.replace(old, new, 1)
    return before + table + after


def edition(*swaps: tuple[str, str], within: str = "") -> Edition:
    """Return the compiled edition with those changes."""
    return compile_edition(changed(*swaps, within=within).encode())


def without(table: str) -> str:
    """Return the text of the edition without one table."""
    before, found, rest = TEXT.partition(table + "\n")
    assert found, table
    return before + rest.partition("\n\n")[2]


def saved(text: str, folder: Path, name: str = "edition.toml") -> Path:
    """Write an edition into a file."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file
