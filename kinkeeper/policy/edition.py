"""
The policy edition in force.

Editions are files; which of them counts follows from the day. Loading an edition
compiles it. One in which some record would match no rule, or two, or in which the prose
and the rules could come apart, is refused: nothing could be safely destroyed, released
or promised by it.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from kinkeeper.policy import calendar, shelf
from kinkeeper.policy.checks import defects
from kinkeeper.policy.compiling import gate_of, limits_of, schedule_of
from kinkeeper.policy.prose import Values
from kinkeeper.policy.shapes.clauses import Clause
from kinkeeper.policy.shapes.cookies import Cookie
from kinkeeper.policy.shapes.document import Document
from kinkeeper.policy.shapes.parties import Controller, Regulator
from kinkeeper.policy.shapes.practice import Practice
from kinkeeper.policy.shapes.promises import Promise
from kinkeeper.policy.shapes.purposes import Basis, Purpose
from kinkeeper.policy.shapes.records import RecordClass
from kinkeeper.policy.shapes.rights import Right
from kinkeeper.policy.shapes.sharing import Processor, Recipient
from kinkeeper.policy.tables import TABLES, Table
from kinkeeper.rules.deadlines import Limits
from kinkeeper.rules.disclosure import Gate
from kinkeeper.rules.reading import UnreadableError, read
from kinkeeper.rules.retention import Schedule, Settings

EDITIONS = shelf.SHIPPED


class DefectiveEditionError(Exception):
    """The edition cannot be relied on. `defects` holds every reason as a sentence."""

    def __init__(self, found: tuple[str, ...]) -> None:
        super().__init__("\n".join(found))
        self.defects = found


@dataclass(frozen=True)
class Edition:
    """A compiled policy: everything that the product, the page and the rules need."""

    document: Document
    sha256: str
    schedule: Schedule
    gate: Gate
    limits: Limits
    clauses: tuple[Clause, ...]
    promises: Mapping[str, Promise]
    # The file as it was published, byte for byte.
    content: bytes = b""

    @property
    def version(self) -> str:
        return self.document.edition.version

    @property
    def title(self) -> str:
        return self.document.edition.title

    @property
    def published_on(self) -> date:
        return self.document.edition.published_on

    @property
    def effective_from(self) -> date:
        return self.document.edition.effective_from

    @property
    def supersedes(self) -> str | None:
        return self.document.edition.supersedes

    @property
    def settings(self) -> Settings:
        return self.schedule.settings

    @property
    def practice(self) -> Practice:
        return self.document.practice

    @property
    def controller(self) -> Controller:
        return self.document.controller

    @property
    def regulator(self) -> Regulator:
        return self.document.regulator

    @property
    def records(self) -> Mapping[str, RecordClass]:
        return self.document.record

    @property
    def triggers(self) -> Mapping[str, str]:
        return self.document.trigger

    @property
    def bases(self) -> Mapping[str, Basis]:
        return self.document.basis

    @property
    def purposes(self) -> Mapping[str, Purpose]:
        return self.document.purpose

    @property
    def recipients(self) -> Mapping[str, Recipient]:
        return self.document.recipient

    @property
    def processors(self) -> Mapping[str, Processor]:
        return self.document.processor

    @property
    def cookies(self) -> Mapping[str, Cookie]:
        return self.document.cookie

    @property
    def rights(self) -> Mapping[str, Right]:
        return self.document.right

    def clause(self, clause_id: str) -> Clause:
        """Return one clause with its placeholders filled, or raise KeyError."""
        return {clause.id: clause for clause in self.clauses}[clause_id]

    def table(self, name: str) -> Table:
        """Return one of the tables that the clauses name, or raise KeyError."""
        return TABLES[name](self.document, self.schedule)


def in_force() -> Edition:
    """
    Return the edition that counts today.

    Cheap enough to be asked on every request: the files are read again only when the
    folder of this installation's editions has changed.
    """
    return _counting(shelf.mark(), calendar.today())


def published() -> tuple[Edition, ...]:
    """Return every published edition, the first to count first."""
    return _read(shelf.mark())


def counting_on(day: date, editions: tuple[Edition, ...]) -> Edition:
    """Return which of these counts on a day in London; the first for older days."""
    counted = [each for each in editions if each.effective_from <= day]
    return counted[-1] if counted else editions[0]


@lru_cache(maxsize=32)
def _counting(mark: shelf.Mark, day: date) -> Edition:
    return counting_on(day, _read(mark))


@lru_cache(maxsize=8)
def _read(mark: shelf.Mark) -> tuple[Edition, ...]:
    own: dict[str, Edition] = {}
    for file in shelf.own_files(mark):
        try:
            found = compile_edition(shelf.verified(file))
        except shelf.AlteredFileError as altered:
            raise DefectiveEditionError((str(altered),)) from None
        if found.version in own:
            twice = f"Edition {found.version} was published twice."
            raise DefectiveEditionError((twice,))
        own[found.version] = found
    first = {each.version: each for each in map(load, shelf.first_files(mark))}
    if own:
        first = _before(min(own.values(), key=_order), first)
    return tuple(sorted((first | own).values(), key=_order))


def _before(oldest: Edition, first: Mapping[str, Edition]) -> dict[str, Edition]:
    """
    Return those of the program's editions under which an installation began.

    They are the ones that its own first edition names as the ones before it. What a
    later version of the program brings counts for nobody here, whatever its days: a
    centre changes its policy by an edition of its own (ADR 0030).
    """
    found: dict[str, Edition] = {}
    name = oldest.supersedes or ""
    while name in first and name not in found:
        found[name] = first[name]
        name = first[name].supersedes or ""
    return found


def _order(each: Edition) -> tuple[date, date, str]:
    return each.effective_from, each.published_on, each.version


def load(file: Path) -> Edition:
    """Return the edition in a file, or raise DefectiveEditionError or OSError."""
    return compile_edition(file.read_bytes())


def compile_edition(content: bytes) -> Edition:
    """Return the edition that TOML describes, or raise its defects."""
    document = document_in(content)
    found = compiled(document, content)
    defective = tuple(defects(document, found.schedule))
    if defective:
        raise DefectiveEditionError(defective)
    return found


def document_in(content: bytes) -> Document:
    """Return the tables of a policy file, or raise what keeps it from being read."""
    try:
        return read(Document, tomllib.loads(content.decode()))
    except UnreadableError as error:
        raise DefectiveEditionError((str(error),)) from None
    except ValueError as error:
        raise DefectiveEditionError((f"The file is not TOML: {error}.",)) from None


def compiled(document: Document, content: bytes) -> Edition:
    """Return an edition that nobody has checked yet. Nothing may rest on it."""
    try:
        schedule = schedule_of(document)
    except UnreadableError as error:
        raise DefectiveEditionError((str(error),)) from None
    filled = Values(document, schedule).filled_if_known
    return Edition(
        document=document,
        sha256=sha256(content).hexdigest(),
        schedule=schedule,
        gate=gate_of(document),
        limits=limits_of(document),
        clauses=tuple(
            replace(
                clause,
                summary=filled(clause.summary),
                body=filled(clause.body).strip(),
                does=filled(clause.does),
            )
            for clause in document.clause
        ),
        promises={
            name: replace(promise, statement=filled(promise.statement))
            for name, promise in document.promise.items()
        },
        content=content,
    )
