"""
Could two people on file be one? It only proposes; a person decides.

Taking two for one is dangerous: whoever is one person is let into the building together
with themselves. So a name alone proposes nothing, and what contradicts is never
proposed: another birth date, a child and a grown-up, two parts in one family.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import combinations

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'"})
_ALONE = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe"}
PHONE_DIGITS = 9


class Sign(StrEnum):
    """Something in which two people are alike."""

    BIRTH_DATE = "BIRTH_DATE"
    PHONE = "PHONE"
    EMAIL = "EMAIL"


@dataclass(frozen=True)
class Known:
    """What is known of one person. `families` name the cases they have a part in."""

    key: str
    given_name: str
    family_name: str
    is_child: bool
    born_on: date | None = None
    phones: frozenset[str] = field(default=frozenset())
    emails: frozenset[str] = field(default=frozenset())
    families: frozenset[str] = field(default=frozenset())

    @property
    def name(self) -> tuple[str, str]:
        """Return the name by which alike people are found."""
        return folded(self.given_name), folded(self.family_name)


@dataclass(frozen=True)
class Alike:
    """Two people who may be one, and the signs that say so."""

    first: str
    second: str
    signs: tuple[Sign, ...]


def folded(name: str) -> str:
    """Return a name without accents, capitals, hyphens, apostrophes and spaces."""
    plain = unicodedata.normalize("NFKD", name.translate(_QUOTES).casefold())
    letters = "".join(_ALONE.get(c, c) for c in plain)
    return "".join(c for c in letters if c.isalnum())


def folded_phone(number: str) -> str:
    """Return the digits that are the same with 0, +44 and 0044; "" when too few."""
    digits = re.sub(r"^(0044|44|0)0?", "", re.sub(r"\D", "", number))
    return digits if len(digits) >= PHONE_DIGITS else ""


def folded_email(address: str) -> str:
    return address.strip().casefold()


def compare(first: Known, second: Known) -> Alike | None:
    """Return in what two people are alike, or None when nothing may be proposed."""
    if not _may_be_one(first, second):
        return None
    alike = {
        Sign.BIRTH_DATE: first.born_on is not None and first.born_on == second.born_on,
        Sign.PHONE: bool(first.phones & second.phones),
        Sign.EMAIL: bool(first.emails & second.emails),
    }
    signs = tuple(sign for sign, same in alike.items() if same)
    low, high = sorted((first.key, second.key))
    return Alike(low, high, signs) if signs else None


def _may_be_one(first: Known, second: Known) -> bool:
    """Say that nothing contradicts: names, ages, families. Children need a date."""
    if first.key == second.key or first.is_child is not second.is_child:
        return False
    if first.name != second.name or not all(first.name):
        return False
    if first.families & second.families:
        return False
    both_born = first.born_on is not None and second.born_on is not None
    same_day = first.born_on == second.born_on
    return same_day if both_born else not first.is_child


def proposals(people: Iterable[Known]) -> Iterator[Alike]:
    """Yield each pair that may be one person, the most alike first within a name."""
    by_name: dict[tuple[str, str], list[Known]] = {}
    for person in people:
        by_name.setdefault(person.name, []).append(person)
    for same in by_name.values():
        found = [compare(a, b) for a, b in combinations(same, 2)]
        alike = [each for each in found if each is not None]
        yield from sorted(alike, key=lambda each: -len(each.signs))
