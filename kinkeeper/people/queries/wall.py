"""
Finding one side's private details in words meant for another side (K3).

A detail is found however it is written: a postcode without its space, a number with
+44 or dots, an address in capitals, a school with another kind of apostrophe.
"""

import re
import unicodedata
from collections.abc import Iterator

SHORTEST = 4
SHORTEST_ADDRESS_LINE = 6
# Words a person wrote in full sentences, and choices: not details to look for.
NOT_DETAILS = frozenset({"safe_contact", "telling", "relationship", "known"})
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b")
_GENERIC = re.compile(
    r"\b(the|church of england|c of e|ce|primary|infants?|juniors?|secondary|high"
    r"|nursery|pre-?school|academy|college|school)\b"
)
_BETWEEN = r"[\W_]*"


def normalise(text: str) -> str:
    """Return text in one spelling: small letters, plain quotes, single spaces."""
    plain = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    kept = [c for c in plain if unicodedata.category(c) not in ("Mn", "Cf")]
    return " ".join("".join(kept).casefold().split())


def details(name: str, value: object) -> Iterator[str]:
    """Yield what to look for in a sealed value, in its normal spelling."""
    if name in NOT_DETAILS or name.startswith("_"):
        return
    if isinstance(value, dict):
        for inner, told in value.items():
            yield from details(str(inner), told)
    elif isinstance(value, list):
        for told in value:
            yield from details(name, told)
    elif isinstance(value, str):
        yield from (part for part in _parts(name, value) if _letters(part) >= SHORTEST)


def found_in(text: str, detail: str) -> bool:
    """Say whether a detail (already normal) is somewhere in text (already normal)."""
    return re.search(_pattern(detail), text) is not None


def _parts(name: str, value: str) -> Iterator[str]:
    if "address" in name:
        yield from _address_lines(value)
    elif any(word in name for word in ("school", "nursery", "club")):
        whole = normalise(value)
        yield whole
        short = " ".join(_GENERIC.sub(" ", whole).split())
        if short != whole and _letters(short) >= SHORTEST_ADDRESS_LINE:
            yield short
    else:
        yield normalise(value)


def _address_lines(value: str) -> Iterator[str]:
    yield from _POSTCODE.findall(normalise(value))
    for line in re.split(r"[,;\n]+", value):
        plain = _POSTCODE.sub("", normalise(line)).strip()
        street = re.sub(r"^(flat\s+)?\d+\w?\s+", "", plain)
        for part in dict.fromkeys((plain, street)):
            if sum(c.isalpha() for c in part) >= SHORTEST_ADDRESS_LINE:
                yield part


def _pattern(detail: str) -> str:
    digits = re.sub(r"\D", "", detail)
    if len(digits) >= 9 and re.fullmatch(r"[\d\s()+.\-/]+", detail):
        # A telephone number: what is the same with 0, +44 and 0044 in front of it.
        return _BETWEEN.join(re.sub(r"^(0044|44|0)0?", "", digits))
    pattern = _BETWEEN.join(_letter(c) for c in detail if c.isalnum() or c == "@")
    if any(c.isdigit() or c == "@" for c in detail) and _letters(detail) > SHORTEST:
        return pattern
    return rf"(?<![^\W_]){pattern}(?![^\W_])"


def _letter(letter: str) -> str:
    return "(?:@|at)" if letter == "@" else re.escape(letter)


def _letters(text: str) -> int:
    return sum(c.isalnum() for c in text)


_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"'})
