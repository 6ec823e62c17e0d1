"""One change between two editions, and what all comparisons share."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=str)

EVERYBODY = ("everybody",)


class Effect(StrEnum):
    """What a change does to people's rights."""

    EXTENDS = "extends"
    NEUTRAL = "neutral"
    REDUCES = "reduces"
    LEGAL_OVERRIDE = "legal override"


@dataclass(frozen=True)
class Change:
    """What changed, as a plain sentence; what that does; and whom it touches.

    `cites` is the law or the order behind a change that counts for everybody (PV-5).
    """

    effect: Effect
    about: str
    sentence: str
    touches: tuple[str, ...]
    cites: str = ""


def pairs(
    old: Mapping[K, T], new: Mapping[K, T]
) -> Iterator[tuple[K, T | None, T | None]]:
    """Yield each name with what it was and what it is, where the two differ."""
    for name in dict.fromkeys((*old, *new)):
        before, after = old.get(name), new.get(name)
        if before != after:
            yield name, before, after


def differing(before: object, after: object) -> tuple[str, ...]:
    """Return the fields in which two objects of one dataclass differ."""
    return tuple(
        part.name
        for part in fields(before)  # type: ignore[arg-type]
        if getattr(before, part.name) != getattr(after, part.name)
    )


def by_length(before: float, after: float, *, shorter_is_kinder: bool) -> Effect:
    """Return what a longer or shorter time does where one direction is kinder."""
    kinder = after < before if shorter_is_kinder else after > before
    return Effect.EXTENDS if kinder else Effect.REDUCES


def people(groups: Iterable[str]) -> tuple[str, ...]:
    """Return groups of people without repeats."""
    return tuple(dict.fromkeys(groups)) or EVERYBODY


def plain(value: object) -> str:
    """Return a value of a policy file as a person reads it."""
    if isinstance(value, tuple | list):
        return ", ".join(plain(each) for each in value) or "nothing"
    if isinstance(value, dict):
        return "; ".join(f"{name}: {plain(each)}" for name, each in value.items())
    return str(value)
