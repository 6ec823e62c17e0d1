"""
The words of a policy file, put together without the compiler (K2).

The page is made by the compiler, so the compiler cannot vouch for it. This reads the
TOML as it stands, fills the numbers in by itself, and takes the marks of the text away
until only letters and digits are left to compare.
"""

import html
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

PLACEHOLDER = re.compile(r"\{([a-z]+):([^{}\s]+)\}")
UNITS = ("years", "months", "days", "hours")
LENGTHS = ("years", "months", "days")


@dataclass(frozen=True)
class RawPolicy:
    """A policy file as plain tables."""

    told: Mapping[str, Any]

    @classmethod
    def read(cls, content: bytes) -> "RawPolicy":
        return cls(tomllib.loads(content.decode()))

    def pieces(self) -> Iterator[tuple[str, str]]:
        """Yield each place of the policy and its words, ready to look for on a page."""
        for clause in self.told["clause"]:
            place = f"clause {clause['id']}"
            yield f"{place}, title", self.plain(clause["title"])
            yield f"{place}, summary", self._words(clause["summary"])
            yield f"{place}, what the system does", self._words(clause["does"])
            for number, part in enumerate(_parts(clause["body"]), 1):
                yield f"{place}, part {number}", self._words(part)
        for name, row in self.told["retention"].items():
            length = _length(row.get("keep", {}), self.told["settings"])
            start = self.told["trigger"][row["trigger"]] if length else ""
            yield f"row {name}", self.plain(f"{row['title']} {row_says(row, length)}")
            yield f"row {name}, counted from", self.plain(start)

    def plain(self, text: str) -> str:
        """Return only letters and digits, small, of a text or a page."""
        bare = html.unescape(re.sub(r"<[^>]*>", " ", text))
        return re.sub(r"[\W_]+", "", bare).casefold()

    def _words(self, text: str) -> str:
        filled = PLACEHOLDER.sub(lambda found: self._value(*found.groups()), text)
        return self.plain(filled)

    def _value(self, family: str, name: str) -> str:
        if family == "keep":
            return _length(self.told["retention"][name]["keep"], self.told["settings"])
        if family == "cookie":
            return _length(self.told["cookie"][name], {})
        tables = {"setting": "settings"}
        return _said(name, self.told[tables.get(family, family)][name])


def row_says(row: Mapping[str, Any], length: str) -> str:
    """Return how long a row of the table keeps, as the page has it."""
    if not length:
        return "So long as we trade" if row.get("while_trading") else "No end date"
    if row.get("limit") == "maximum":
        return f"At most {length}"
    return f"At least {length}, if that is later" if row.get("besides") else length


def _parts(body: str) -> list[str]:
    """Return the paragraphs and the lines of lists, without their marks."""
    parts = re.split(r"\n\s*\n|\n- |\A- ", body.strip())
    return [part for part in parts if re.search(r"\w", part)]


def _length(keep: Mapping[str, Any], settings: Mapping[str, Any]) -> str:
    if "years_setting" in keep:
        keep = {"years": settings[keep["years_setting"]]}
    told = [
        f"{keep[unit]} {unit if keep[unit] != 1 else unit[:-1]}"
        for unit in LENGTHS
        if keep.get(unit)
    ]
    if "until_age" in keep:
        told.append(f"until the age of {keep['until_age']}")
    return " and ".join(told)


def _said(name: str, value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    if isinstance(value, int):
        unit = name.rsplit("_", 1)[-1]
        if unit in UNITS:
            return f"{value} {unit if value != 1 else unit[:-1]}"
    if isinstance(value, date):
        return f"{value.day} {value:%B %Y}"
    return str(value)
