"""A whole policy file, as it is written."""

from dataclasses import dataclass, field

from kinkeeper.policy.shapes.clauses import Clause
from kinkeeper.policy.shapes.cookies import Cookie
from kinkeeper.policy.shapes.overrides import LegalOverride
from kinkeeper.policy.shapes.parties import Controller, Header, Regulator
from kinkeeper.policy.shapes.practice import Practice
from kinkeeper.policy.shapes.promises import Promise
from kinkeeper.policy.shapes.purposes import Basis, Purpose
from kinkeeper.policy.shapes.records import (
    Fact,
    HoldKind,
    RecordClass,
    RetentionRow,
)
from kinkeeper.policy.shapes.rights import Clock, Right
from kinkeeper.policy.shapes.sharing import Processor, Recipient, ReleaseGate
from kinkeeper.rules.retention import Overrides


@dataclass(frozen=True)
class Document:
    """Every table of the file. The names are the names of the tables."""

    edition: Header
    controller: Controller
    regulator: Regulator
    settings: Overrides
    practice: Practice
    fact: dict[str, Fact]
    trigger: dict[str, str]
    record: dict[str, RecordClass]
    retention: dict[str, RetentionRow]
    hold: dict[str, HoldKind]
    basis: dict[str, Basis]
    purpose: dict[str, Purpose]
    gate: ReleaseGate
    recipient: dict[str, Recipient]
    processor: dict[str, Processor]
    cookie: dict[str, Cookie]
    clock: Clock
    right: dict[str, Right]
    promise: dict[str, Promise]
    clause: tuple[Clause, ...]
    legal_override: dict[str, LegalOverride] = field(default_factory=dict)
