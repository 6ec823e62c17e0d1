"""What a person gave us about themselves. Apps add a source when Django starts."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kinkeeper.people.models import Party


@dataclass(frozen=True)
class Given:
    """One thing that somebody gave: where, what it is called, and their words."""

    part: str
    name: str
    words: str


Source = Callable[[Party], Iterable[Given]]
_sources: list[Source] = []


def add_source(source: Source) -> None:
    """Add what an app holds. Adding it again changes nothing."""
    if source not in _sources:
        _sources.append(source)


def given_by(party: Party) -> list[Given]:
    """Return all that the sources know, without what is empty."""
    found = [one for source in _sources for one in source(party)]
    return [one for one in found if one.words.strip()]
