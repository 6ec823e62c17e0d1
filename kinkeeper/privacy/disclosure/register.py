"""The register of what may be asked for. Apps add their source when Django starts.

This engine decides and sends; it knows nothing of how a report is written. Whoever has
documents registers a source, which says truthfully what there is for one side of a
case, gives the facts that the gate asks for, and hands out the document for ONE side.
"""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from kinkeeper.people.models import Party
from kinkeeper.rules import disclosure


class Written(Enum):
    """Whether there is anything to give."""

    NEVER = "NEVER"  # nobody writes about such a visit (REL-f)
    NOT_YET = "NOT_YET"
    SIGNED = "SIGNED"


@dataclass(frozen=True)
class Item:
    """Something a person may ask for."""

    name: str  # how the request remembers it
    title: str  # neutral, for staff and the asker: "Report on 7 March 2026"
    happened_on: date
    written: Written
    payer: str = ""  # the body that has the say: "local_authority" or "cafcass"


@dataclass(frozen=True)
class GateFacts:
    """What the gate has to know about one item, as it is at this moment."""

    record: str  # the document's own name; "" while there is none
    session: disclosure.Session
    report: disclosure.Report


class ReportSource(Protocol):
    def items_for(self, party: Party) -> list[Item]:
        """Return what this party's own case holds, newest first."""

    def facts(self, item: str, *, party: Party) -> GateFacts | None:
        """Return live facts, or None when the item is not one of this party's case."""

    def document(self, item: str, *, party: Party) -> bytes:
        """Return the PDF for this party's side alone."""


class NoSuchItemError(Exception):
    """No source knows the item for this party."""


_sources: list[ReportSource] = []


def add_source(source: ReportSource) -> None:
    _sources.append(source)


def items_for(party: Party) -> list[Item]:
    """Return everything a party may ask for, newest first."""
    found = [item for source in _sources for item in source.items_for(party)]
    return sorted(found, key=lambda item: item.happened_on, reverse=True)


def find(party: Party, name: str) -> Item | None:
    """Return one item of a party by its name."""
    return next((item for item in items_for(party) if item.name == name), None)


def facts(item: str, *, party: Party) -> GateFacts:
    """Return the gate's facts about an item. Raises NoSuchItemError."""
    for source in _sources:
        known = source.facts(item, party=party)
        if known is not None:
            return known
    raise NoSuchItemError(item)


def document(item: str, *, party: Party) -> bytes:
    """Return the document of an item for one party's side. Raises NoSuchItemError."""
    for source in _sources:
        if source.facts(item, party=party) is not None:
            return source.document(item, party=party)
    raise NoSuchItemError(item)
