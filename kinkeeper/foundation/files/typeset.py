"""
Typesetting a document: values in, an accessible PDF out.

The file keeps two standards at once: PDF/UA-1 (a screen reader finds headings, tables
and the order of reading) and PDF/A-2a (it opens the same in thirty years). Values
travel as JSON and are drawn as text, so nothing that a person typed can act as code.

The typesetter keeps the memory of each document for as long as it runs, so every
document is made in a process of its own that ends with it.

One document is for one reader: pass only what this reader may see. The same values and
the same `now` give the same bytes, so a digest can prove that a file was not changed.
"""

import json
import re
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

SHEETS = Path(__file__).parent / "sheets"
PRESS = Path(__file__).parent / "press.py"
LONGEST_SECONDS = 60

# Marks that turn the direction of reading could show a sentence backwards.
_UNSEEN = re.compile("[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")


class TypesetError(Exception):
    """A document could not be made. The message is for the people who run this."""


def typeset(template: str, data: Mapping[str, Any], *, now: datetime) -> bytes:
    """
    Return the PDF of one sheet of `sheets/`, filled with `data`.

    A sign that no face can draw is written as its name in brackets. `now` becomes the
    file's date, in UTC and whole seconds. Raises TypesetError.
    """
    sheet = SHEETS / f"{template}.typ"
    if not sheet.is_file():
        raise TypesetError(f"There is no sheet {template}.")
    order = {
        "sheet": sheet.read_text(encoding="utf-8"),
        "data": _readable(dict(data)),
        "seconds": int(now.astimezone(UTC).timestamp()),
    }
    try:
        # The command line is fixed; all that a person typed goes in by the pipe.
        pressed = subprocess.run(  # noqa: S603
            [sys.executable, "-I", str(PRESS)],
            input=json.dumps(order).encode(),
            capture_output=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TypesetError("The typesetter took too long.") from None
    if pressed.returncode or not pressed.stdout.startswith(b"%PDF-"):
        # What the typesetter says may quote the document, so only its kind is told.
        raise TypesetError(f"The typesetter stopped ({pressed.returncode}).")
    return pressed.stdout


def _readable(value: Any) -> Any:
    """Take out what cannot be seen, at any depth."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, Mapping):
        return {key: _readable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_readable(inner) for inner in value]
    return value


def _text(value: str) -> str:
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", value))
    return "".join(
        sign
        for sign in plain.replace("\r\n", "\n").replace("\r", "\n")
        if sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Co", "Cn")
    )
