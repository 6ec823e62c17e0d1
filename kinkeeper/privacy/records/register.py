"""The register: which records exist, which facts decide about them, who erases what.

Apps add themselves when Django starts (see any app's `records.py`). The privacy engines
read the register and never import the apps. A record of a case is told together with
its case; a lone record stands for itself: a staff file, an invoice, a request.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from kinkeeper.people.models import Case
from kinkeeper.privacy.records.packing import Content
from kinkeeper.rules import retention


@dataclass(frozen=True)
class Holding:
    """One record that an app holds.

    `kind` is one of the rules' kinds, or an additional kind of the edition. `reference`
    is neutral ("W-0012"): it stands on lists and certificates, and is never a name.
    """

    kind: str
    record: str  # as `trail.name_of` writes it
    title: str  # neutral: "Contact report 3"
    opened_on: date
    service: str = ""
    about: tuple[str, ...] = ()  # keys of the children it is about; empty = all
    happened_on: date | None = None
    reference: str = ""


@dataclass(frozen=True)
class LoneRecord:
    """
    A record that stands for itself, with all that decides about it.

    `question` is for the kinds that the rules decide (its day does not matter);
    `starts_on` for the additional kinds of the edition: the day their period counts
    from, None while the record is in use. `key` is the data key of its container. A
    record that belongs to a family all the same, such as a line of the register of what
    was shared, names its `case`, so that the family's holds reach it.
    """

    holding: Holding
    question: retention.Question | None
    starts_on: date | None = None
    key: bytes = b""
    case: Case | None = None


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
class Doomed:
    """One record among many that are destroyed together; no two are of one case."""

    case: Case
    record: str
    at: datetime


# What went of each case, by its primary key. A case of which nothing went may lack.
Gone = dict[int, Erased]


@dataclass(frozen=True)
class Part:
    """One app's share of a kind of record, and how to destroy it.

    `record` is the record's name; parts with a lower `order` are destroyed first.
    `tables` are the models of which it takes rows away or empties them: "people.Case".
    `erase_many` does for many records, in few statements, what `erase` does for each.
    """

    kind: str
    title: str  # in the plural: "pre-visit forms"
    order: int
    count: Callable[[Case, str], int]
    erase: Callable[[Case, str, datetime], Erased]
    tables: tuple[str, ...] = ()
    erase_many: Callable[[Sequence[Doomed]], Gone] | None = None


@dataclass(frozen=True)
class LonePart:
    """The same for lone records: `count` and `erase` get the record's name."""

    kind: str
    title: str
    order: int
    count: Callable[[str], int]
    erase: Callable[[str, datetime], Erased]
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class Location:
    """
    One place in which a record lies besides this program (C-18).

    `words` say what and where, neutrally: "Paper file P-0031, in Office". Until it has
    a day in `certified_on`, the disposal of its record is not complete.
    """

    key: str
    words: str
    certified_on: date | None = None


Holdings = Callable[[Case], Iterable[Holding]]
Among = Callable[[Sequence[int]], set[int]]
Locations = Callable[[str], Iterable[Location]]
Facts = Callable[[Case], CaseFacts]
# What goes along when a record of a case is handed over, by its name.
Contents = Callable[[Case, str], Iterable[Content]]

_holdings: list[Holdings] = []
_among: list[Among] = []
_facts: list[Facts] = []
_parts: list[Part] = []
_locations: list[Locations] = []
_contents: dict[str, list[Contents]] = {}

Find = Callable[[UUID], LoneRecord | None]
Every = Callable[[], Iterable[UUID]]

_lone: dict[str, tuple[Find, Every]] = {}
_lone_parts: list[LonePart] = []


def add_holdings(find: Holdings, *, among: Among) -> None:
    """
    Tell which records of a case an app holds.

    `among` says of which of many cases (primary keys) it holds any, in few statements.
    """
    _holdings.append(find)
    _among.append(among)


def add_facts(tell: Facts) -> None:
    _facts.append(tell)


def add_part(part: Part) -> None:
    _parts.append(part)


def add_locations(find: Locations) -> None:
    """Add an app that knows where else records lie, asked by a record's name."""
    _locations.append(find)


def locations_of(record: str) -> list[Location]:
    """Return every other place of a record, certified or not, also when it is gone."""
    return [location for find in _locations for location in find(record)]


def add_contents(kind: str, tell: Contents) -> None:
    """Add an app that gives out its share of a record that is handed over."""
    _contents.setdefault(kind, []).append(tell)


def contents_of(kind: str, case: Case, record: str) -> list[Content]:
    """Return every file of a record, in a fixed order. Empty: it cannot be packed."""
    told = [one for tell in _contents.get(kind, ()) for one in tell(case, record)]
    return sorted(told, key=lambda one: one.name)


def holdings_of(case: Case) -> list[Holding]:
    return [holding for find in _holdings for holding in find(case)]


def holding_any(cases: Sequence[int]) -> set[int]:
    """Return which of these cases (primary keys) still have a record somewhere."""
    return {case for among in _among for case in among(cases)}


def facts_of(case: Case) -> list[CaseFacts]:
    return [tell(case) for tell in _facts]


def parts_of(kind: str) -> list[Part]:
    found = [part for part in _parts if part.kind == kind]
    return sorted(found, key=lambda part: (part.order, part.title))


def add_lone_records(label: str, *, find: Find, every: Every) -> None:
    """
    Tell how a model's lone records are found. `label` is the model's, as in a name.

    `find` returns None for what has gone, or belongs to a case after all; `every`
    yields the keys of all that are held.
    """
    _lone[label] = find, every


def add_lone_part(
    kind: str,
    title: str,
    order: int,
    *,
    count: Callable[[str], int],
    erase: Callable[[str, datetime], Erased],
    tables: tuple[str, ...] = (),
) -> None:
    _lone_parts.append(LonePart(kind, title, order, count, erase, tables))


def goes_together(kind: str) -> bool:
    """Say whether many records of a kind can be destroyed in few statements."""
    parts = parts_of(kind)
    return bool(parts) and all(part.erase_many is not None for part in parts)


def all_parts() -> list[Part | LonePart]:
    """Return every part of every kind, in the order of their work."""
    found: list[Part | LonePart] = [*_parts, *_lone_parts]
    return sorted(found, key=lambda part: (part.kind, part.order, part.title))


def lone_record(record: str) -> LoneRecord | None:
    """Return what is known of a lone record by its name, or None when it has gone."""
    label, _, key = record.partition(":")
    if label not in _lone or not is_key(key):
        return None
    find, _ = _lone[label]
    return find(UUID(key))


def lone_names() -> Iterator[str]:
    """Yield the name of every lone record that is held."""
    for label, (_, every) in _lone.items():
        for key in every():
            yield f"{label}:{key}"


def lone_parts_of(kind: str) -> list[LonePart]:
    found = [part for part in _lone_parts if part.kind == kind]
    return sorted(found, key=lambda part: (part.order, part.title))


def is_key(words: str) -> bool:
    """Say whether words can be the key of a row."""
    try:
        UUID(words)
    except ValueError:
        return False
    return True


def can_destroy(kind: str) -> bool:
    """Say whether this installation knows how to destroy a kind of record."""
    return bool(parts_of(kind) or lone_parts_of(kind))
