"""Turn JSON objects and policy tables into frozen dataclasses, strictly.

A dataclass declares its fields; the reader refuses everything else. Types are exact (a
true/false is not a number), unknown fields are errors at any depth, `null` means left
out. Whatever it is given, the only error it raises is UnreadableError.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

T = TypeVar("T")

DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
CLOCK = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
TIME = re.compile(rf"{DATE.pattern}T{CLOCK}(:[0-5][0-9])?(Z|[+-]{CLOCK})")
LONGEST_NAME = 60


class UnreadableError(ValueError):
    """It cannot be answered. The text is one plain sentence that names the field."""

    def __init__(self, path: str, complaint: str) -> None:
        super().__init__(f"{path or 'The question'} {complaint}.")
        self.path = path


class Repeated(dict[str, object]):
    """An object in which a name was given twice. Reading it is an error."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


@dataclass(frozen=True)
class Named:
    """Annotates a field that has another name outside, such as `from`."""

    name: str


@dataclass(frozen=True)
class Within:
    """Annotates a number with the lowest and the highest value allowed."""

    low: int
    high: int


@dataclass(frozen=True)
class Slot:
    """One field of a dataclass as the reader sees it."""

    attribute: str
    kind: Any
    required: bool
    within: Within | None


def read(shape: type[T], raw: object, path: str = "") -> T:
    """Return the `shape` that `raw` describes, or raise UnreadableError."""
    if not isinstance(raw, Mapping):
        raise UnreadableError(path, "must be an object")
    if isinstance(raw, Repeated):
        raise UnreadableError(join(path, raw.name), "is given twice")
    known = slots_of(shape)
    for name in raw:
        if name not in known:
            raise UnreadableError(join(path, name), "is not a field")
    values: dict[str, object] = {}
    for name, slot in known.items():
        where, value = join(path, name), raw.get(name)
        if value is not None:
            values[slot.attribute] = _value(slot.kind, value, where, slot.within)
        elif slot.required:
            raise UnreadableError(where, "is missing")
    return shape(**values)


def join(path: str, name: object) -> str:
    """Return the path of a field inside an object; an absurd name is tamed."""
    text = str(name)
    if not text.isprintable():
        text = ascii(text)[1:-1]
    if len(text) > LONGEST_NAME:
        text = text[:LONGEST_NAME] + "…"
    return f"{path}.{text}" if path else text


def slots_of(shape: Any) -> Mapping[str, Slot]:
    """Return the fields of a dataclass by the names that they have outside."""
    return _slots(shape)


@cache
def _slots(shape: Any) -> Mapping[str, Slot]:
    hints = get_type_hints(shape, include_extras=True)
    found = {}
    for part in fields(shape):
        kind, notes = _unwrapped(hints[part.name])
        names = [note.name for note in notes if isinstance(note, Named)]
        limits = [note for note in notes if isinstance(note, Within)]
        found[names[0] if names else part.name] = Slot(
            attribute=part.name,
            kind=kind,
            required=part.default is MISSING and part.default_factory is MISSING,
            within=limits[0] if limits else None,
        )
    return found


def _unwrapped(hint: Any) -> tuple[Any, list[Any]]:
    if get_origin(hint) is Annotated:
        kind, *notes = get_args(hint)
        return kind, notes
    return hint, []


def _value(kind: Any, raw: object, path: str, within: Within | None = None) -> object:
    if isinstance(kind, UnionType):
        return _either(kind, raw, path, within)
    if get_origin(kind) in MANY:
        return MANY[get_origin(kind)](get_args(kind), raw, path)
    if is_dataclass(kind):
        return read(cast(type, kind), raw, path)
    if kind in NUMBERS:
        return _number(kind, raw, path, within)
    if kind in READERS:
        return READERS[kind](raw, path)
    return _word(kind, raw, path)


def _either(kind: UnionType, raw: object, path: str, within: Within | None) -> object:
    """Read the one type besides None, or, of several, the one that fits exactly."""
    kinds = [each for each in get_args(kind) if each is not NoneType]
    fitting = [each for each in kinds if type(raw) is each]
    return _value((fitting or kinds)[0], raw, path, within)


def _list(kinds: Any, raw: object, path: str) -> tuple[object, ...]:
    if not isinstance(raw, list):
        raise UnreadableError(path, "must be a list")
    return tuple(
        _value(kinds[0], item, f"{path}[{index}]") for index, item in enumerate(raw)
    )


def _table(kinds: Any, raw: object, path: str) -> dict[str, object]:
    if not isinstance(raw, Mapping) or isinstance(raw, Repeated):
        raise UnreadableError(path, "must be an object")
    return {
        str(name): _value(kinds[1], item, join(path, name))
        for name, item in raw.items()
    }


def _word(kind: type[StrEnum], raw: object, path: str) -> StrEnum:
    if not isinstance(raw, str) or raw not in {each.value for each in kind}:
        words = ", ".join(each.value for each in kind)
        raise UnreadableError(path, f"must be one of: {words}")
    return kind(raw)


def _number(kind: Any, raw: object, path: str, within: Within | None) -> float:
    whole = isinstance(raw, int) and not isinstance(raw, bool)
    if not whole and not (kind is float and isinstance(raw, float)):
        raise UnreadableError(path, f"must be {NUMBERS[kind]}")
    number = cast(float, raw)
    if within is not None and not within.low <= number <= within.high:
        raise UnreadableError(path, f"must be from {within.low} to {within.high}")
    return number


def _flag(raw: object, path: str) -> bool:
    if not isinstance(raw, bool):
        raise UnreadableError(path, "must be true or false")
    return raw


def _text(raw: object, path: str) -> str:
    if not isinstance(raw, str):
        raise UnreadableError(path, "must be text")
    return raw


def _date(raw: object, path: str) -> date:
    if type(raw) is date:
        return raw
    if not isinstance(raw, str) or not DATE.fullmatch(raw):
        raise UnreadableError(path, "must be a date such as 2026-03-31")
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise UnreadableError(path, "is not a day in the calendar") from None


def _time(raw: object, path: str) -> datetime:
    if not isinstance(raw, str) or not TIME.fullmatch(raw):
        raise UnreadableError(
            path, "must be a time with its offset, such as 2026-03-31T09:30:00Z"
        )
    try:
        return datetime.fromisoformat(raw).astimezone(UTC)
    except (ValueError, OverflowError):
        raise UnreadableError(path, "is not a moment in the calendar") from None


NUMBERS = {int: "a whole number", float: "a number"}
READERS: Mapping[Any, Any] = {
    bool: _flag,
    str: _text,
    date: _date,
    datetime: _time,
}
MANY: Mapping[Any, Any] = {tuple: _list, dict: _table}
