"""The register: which records exist, which facts decide about them, who erases what.

Apps add themselves when Django starts (see any app's `records.py`). The privacy engines
read the register and never import the apps.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from kinkeeper.people.models import Case
from kinkeeper.rules import retention


@dataclass(frozen=True)
class Holding:
    """One record that an app holds for a case."""

    kind: retention.Record
    record: str  # as `trail.name_of` writes it
    title: str  # neutral: "Contact report 3"
    opened_on: date
    service: str = ""
    about: tuple[str, ...] = ()  # keys of the children it is about; empty = all
    happened_on: date | None = None


@dataclass(frozen=True)
class CaseFacts:
    """What one app knows about a case that the retention rules ask for."""

    children: tuple[retention.Child, ...] = ()
    sessions: tuple[retention.Session, ...] = ()
    correspondence: tuple[retention.Letter, ...] = ()
    court_orders: tuple[retention.Recorded, ...] = ()
    cafcass: tuple[retention.Recorded, ...] = ()
    safeguarding: tuple[retention.Concern, ...] = ()


@dataclass(frozen=True)
class Erased:
    """What one part destroyed: how many, and a digest of each row before it went."""

    count: int
    digests: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Part:
    """One app's share of a kind of record, and how to destroy it.

    `record` is the record's name; parts with a lower `order` are destroyed first.
    """

    kind: retention.Record
    title: str  # in the plural: "pre-visit forms"
    order: int
    count: Callable[[Case, str], int]
    erase: Callable[[Case, str, datetime], Erased]


Holdings = Callable[[Case], Iterable[Holding]]
Facts = Callable[[Case], CaseFacts]

_holdings: list[Holdings] = []
_facts: list[Facts] = []
_parts: list[Part] = []


def add_holdings(find: Holdings) -> None:
    _holdings.append(find)


def add_facts(tell: Facts) -> None:
    _facts.append(tell)


def add_part(part: Part) -> None:
    _parts.append(part)


def holdings_of(case: Case) -> list[Holding]:
    return [holding for find in _holdings for holding in find(case)]


def facts_of(case: Case) -> list[CaseFacts]:
    return [tell(case) for tell in _facts]


def parts_of(kind: retention.Record) -> list[Part]:
    found = [part for part in _parts if part.kind == kind]
    return sorted(found, key=lambda part: (part.order, part.title))
