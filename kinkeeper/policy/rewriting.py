"""
Changing one value in the text of a policy, and nothing else.

Comments, order and spacing stay, because the text is published and people compare it.
Whatever is written is read again: a text that does not then say what was asked for is
an error, never an edition.
"""

import re
import tomllib
from collections.abc import Sequence
from datetime import date

UNITS = ("years", "months", "days")


class NotThereError(LookupError):
    """The text has no such table or value. The message names it."""


def with_value(text: str, table: str, name: str, value: str | bool | int | date) -> str:
    """Return the text with one value of one table replaced: `settings`, `ask_age`."""
    start, end = _table(text, table)
    pattern = re.compile(
        rf"^(?P<name>{re.escape(name)}\s*=\s*)(?P<value>\"[^\"\n]*\"|[^\s#]+)",
        re.MULTILINE,
    )
    found = pattern.search(text, start, end)
    if found is None:
        raise NotThereError(f"{table}.{name} is not in the text.")
    changed = (
        text[: found.start("value")] + _written(value) + text[found.end("value") :]
    )
    if _read(changed, table)[name] != value:
        raise NotThereError(f"{table}.{name} cannot be changed here.")
    return changed


def with_lines(text: str, table: str, name: str, values: Sequence[str]) -> str:
    """Return the text with a list of words replaced: `controller`, `address`."""
    start, end = _table(text, table)
    pattern = re.compile(rf"^{re.escape(name)}\s*=\s*\[[^\]]*\]", re.MULTILINE)
    found = pattern.search(text, start, end)
    if found is None:
        raise NotThereError(f"{table}.{name} is not in the text.")
    words = f"{name} = [{', '.join(map(_written, values))}]"
    changed = text[: found.start()] + words + text[found.end() :]
    if _read(changed, table)[name] != list(values):
        raise NotThereError(f"{table}.{name} cannot be changed here.")
    return changed


def with_value_or_new(text: str, table: str, name: str, value: str | date) -> str:
    """Return the text with a value replaced, or added at the top of its table."""
    try:
        return with_value(text, table, name, value)
    except NotThereError:
        start, _ = _table(text, table)
        return f"{text[:start]}{name} = {_written(value)}\n{text[start:]}"


def with_period(text: str, row: str, number: int, unit: str) -> str:
    """Return the text with a retention row that keeps so many years, months or days."""
    table = (
        f'retention."{row}"' if f'[retention."{row}"]' in text else f"retention.{row}"
    )
    start, end = _table(text, table)
    pattern = re.compile(
        rf"^keep\s*=\s*\{{[^}}\n]*?(?P<part>(?:{'|'.join(UNITS)})\s*=\s*\d+)",
        re.MULTILINE,
    )
    found = pattern.search(text, start, end)
    if found is None:
        raise NotThereError(f"{row} has no period in years, months or days.")
    changed = (
        f"{text[: found.start('part')]}{unit} = {number}{text[found.end('part') :]}"
    )
    keep = tomllib.loads(changed)["retention"][row]["keep"]
    if {each: keep[each] for each in UNITS if each in keep} != {unit: number}:
        raise NotThereError(f"{row} cannot be changed here.")
    return changed


def _table(text: str, table: str) -> tuple[int, int]:
    """Return where the values of a table begin and end."""
    header = re.search(rf"^\[{re.escape(table)}\][^\n]*\n", text, re.MULTILINE)
    if header is None:
        raise NotThereError(f"There is no table {table}.")
    following = re.compile(r"^\[", re.MULTILINE).search(text, header.end())
    return header.end(), following.start() if following else len(text)


def _written(value: str | bool | int | date) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return value.isoformat() if isinstance(value, date) else str(value)


def _read(text: str, table: str) -> dict[str, object]:
    found: dict[str, object] = tomllib.loads(text)[table]
    return found
