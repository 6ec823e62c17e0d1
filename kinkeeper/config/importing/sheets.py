"""Reading the file: a workbook, or a folder of CSV files with the same names."""

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from kinkeeper.setup.queries.spreadsheet import SHEETS

MOST_ROWS = 20_000


class UnreadableFileError(Exception):
    """The file cannot be read at all. The message says what to do."""


@dataclass(frozen=True)
class Line:
    """One row as it stands in the sheet. Row 1 holds the headings."""

    sheet: str
    row: int
    cells: Mapping[str, str]
    # The letter above each column, as the spreadsheet shows it.
    letters: Mapping[str, str] = field(default_factory=dict)


def lines(file: Path) -> list[Line]:
    """Return every row of the three sheets, or raise UnreadableFileError."""
    if not file.exists():
        raise UnreadableFileError(f"There is no file {file.name} here.")
    every = _folder(file) if file.is_dir() else _workbook(file)
    found = list(islice(every, MOST_ROWS + 1))
    if len(found) > MOST_ROWS:
        raise UnreadableFileError(f"Bring at most {MOST_ROWS} rows at a time.")
    return found


def _workbook(file: Path) -> Iterator[Line]:
    try:
        book = load_workbook(file, read_only=True, data_only=True)
    except (InvalidFileException, BadZipFile, KeyError, OSError):
        raise UnreadableFileError(
            "Save the spreadsheet as an Excel workbook (.xlsx) and try again."
        ) from None
    try:
        for name in SHEETS:
            if name in book.sheetnames:
                rows = book[name].iter_rows(values_only=True)
                yield from _lines(name, rows)
    finally:
        book.close()


def _folder(folder: Path) -> Iterator[Line]:
    for name in SHEETS:
        file = folder / f"{name.lower()}.csv"
        if file.exists():
            with file.open(encoding="utf-8-sig", newline="") as opened:
                yield from _lines(name, csv.reader(opened))


def _lines(sheet: str, rows: Iterator[object]) -> Iterator[Line]:
    headings: list[str] = []
    letters: dict[str, str] = {}
    for number, row in enumerate(rows, start=1):
        cells = [_text(cell) for cell in row]  # type: ignore[attr-defined]
        if not headings:
            headings = [cell.casefold() for cell in cells]
            _check_headings(sheet, headings)
            places = enumerate(headings, start=1)
            letters = {name: get_column_letter(at) for at, name in places if name}
        elif any(cells):
            told = dict(zip(headings, cells, strict=False))
            known = {name: v for name, v in told.items() if name}
            yield Line(sheet, number, known, letters)


def _check_headings(sheet: str, headings: list[str]) -> None:
    strange = [name for name in headings if name and name not in SHEETS[sheet]]
    missing = [name for name in SHEETS[sheet] if name not in headings]
    if strange or missing:
        wrong = f"has no column “{missing[0]}”" if missing else ""
        odd = f"has a column “{strange[0]}” that we do not know" if strange else ""
        raise UnreadableFileError(
            f"The sheet {sheet} {' and '.join(filter(None, (wrong, odd)))}."
        )


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, time):
        return f"{cell:%H:%M}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
