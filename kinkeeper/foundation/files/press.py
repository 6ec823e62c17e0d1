"""The process that makes one PDF and ends. Started by `typeset`, by its path.

Reads an order as JSON from the pipe and writes the PDF to the other end.
"""

import json
import re
import sys
import unicodedata
from datetime import UTC, datetime
from importlib.resources import files
from typing import Any

import typst

STANDARDS: list[Any] = ["ua-1", "a-2a"]
FACES = ("font_source_sans_pro", "font_source_serif_pro")
# Each try takes out the signs that the last one could not draw.
TRIES = 4
_NOT_DRAWN = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


def press(order: dict[str, Any]) -> bytes:
    """Return the PDF of an order."""
    data = json.dumps(order["data"], ensure_ascii=False)
    for _ in range(TRIES):
        try:
            return _compile(order["sheet"], data, order["seconds"])
        except typst.TypstError as error:
            missing = _NOT_DRAWN.findall(f"{error.message}\n{error.diagnostic}")
            if not missing:
                raise
            data = _named(data, missing)
    return _compile(order["sheet"], data, order["seconds"])


def _compile(sheet: str, data: str, seconds: int) -> bytes:
    folders: list[Any] = [str(files(face) / "files") for face in FACES]
    made = typst.compile(
        sheet.encode(),
        format="pdf",
        font_paths=folders,
        ignore_system_fonts=True,
        sys_inputs={"data": data},
        pdf_standards=STANDARDS,
        timestamp=datetime.fromtimestamp(seconds, UTC),
    )
    assert isinstance(made, bytes)  # noqa: S101
    return made


def _named(data: str, missing: list[str]) -> str:
    """Write the name of a sign in the place of the sign."""
    for cluster in missing:
        plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), cluster)
        for sign in plain:
            if ord(sign) > 126:
                data = data.replace(sign, _name(sign))
    return data


def _name(sign: str) -> str:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    return f"[{unicodedata.name(sign, 'sign').lower()}]"


if __name__ == "__main__":
    sys.stdout.buffer.write(press(json.loads(sys.stdin.buffer.read())))
