"""The prose: every clause tied to what it promises, every number to its rule."""

import re
from collections import Counter
from collections.abc import Iterator

from kinkeeper.policy.prose import PLACEHOLDER, Values
from kinkeeper.policy.shapes.clauses import Clause
from kinkeeper.policy.shapes.document import Document
from kinkeeper.policy.tables import TABLES
from kinkeeper.rules.retention import Schedule

MISSION = re.compile(r"[CPK][0-9]{1,2}[a-m]?")
NUMBER = re.compile(
    r"[0-9]+|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
    r"|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty"
    r"|sixty|seventy|eighty|ninety|hundred|one (?:hour|day|week|month|year))\b",
    re.IGNORECASE,
)
LEFT_OPEN = re.compile(r"[{}]")
MARKUP = re.compile(r"<[a-zA-Z/!]")


def defects(document: Document, schedule: Schedule) -> Iterator[str]:
    """Yield what is wrong with the clauses, the promises and what points to them."""
    values = Values(document, schedule)
    for clause in document.clause:
        yield from _clause(clause, values)
    for name, promise in document.promise.items():
        where = f"promise.{name}"
        yield from _missions(where, promise.missions)
        yield from _prose(where, promise.statement, values)
    for name, override in document.legal_override.items():
        if not override.cites.strip():
            yield f"legal_override.{name} does not say what demands it."
    yield from _doubles(document)
    ids = {clause.id for clause in document.clause}
    for where, clause_id in _pointers(document):
        if clause_id not in ids:
            yield f"{where} points to clause {clause_id}, which is not there."


def _clause(clause: Clause, values: Values) -> Iterator[str]:
    where = f"clause {clause.id}"
    yield from _missions(where, clause.missions)
    for text in (clause.title, clause.summary, clause.body, clause.does):
        yield from _prose(where, text, values)
    for table in clause.tables:
        if table not in TABLES:
            yield f"{where} shows the table {table}, which is not there."


def _missions(where: str, missions: tuple[str, ...]) -> Iterator[str]:
    if not missions:
        yield f"{where} is tied to no row of the mission."
    for mission in missions:
        if not MISSION.fullmatch(mission):
            yield f"{where} names {mission}, which is no row of the mission."


def _prose(where: str, text: str, values: Values) -> Iterator[str]:
    for unknown in values.unknown(text):
        yield f"{where} has the placeholder {unknown}, which stands for nothing."
    plain = PLACEHOLDER.sub("", text)
    for number in NUMBER.findall(plain):
        yield f"{where} says “{number}”; a number comes from its rule by placeholder."
    if LEFT_OPEN.search(plain):
        yield f"{where} has a brace that opens or closes no placeholder."
    if MARKUP.search(plain):
        yield f"{where} holds HTML, which is not allowed."


def _doubles(document: Document) -> Iterator[str]:
    """Yield clauses that stand there twice, and checks that stand for two promises."""
    for clause_id, times in Counter(each.id for each in document.clause).items():
        if times > 1:
            yield f"clause {clause_id} stands there {times} times."
    checks = Counter(promise.check for promise in document.promise.values())
    for check, times in checks.items():
        if times > 1:
            yield f"The check {check} stands for {times} promises."


def _pointers(document: Document) -> Iterator[tuple[str, str]]:
    """Yield everything that names a clause, and the clause that it names."""
    families: dict[str, dict[str, str]] = {
        "retention": {name: row.clause for name, row in document.retention.items()},
        "purpose": {name: each.clause for name, each in document.purpose.items()},
        "recipient": {name: each.clause for name, each in document.recipient.items()},
        "processor": {name: each.clause for name, each in document.processor.items()},
        "cookie": {name: each.clause for name, each in document.cookie.items()},
        "right": {name: each.clause for name, each in document.right.items()},
        "promise": {name: each.clause for name, each in document.promise.items()},
    }
    for family, named in families.items():
        for name, clause in named.items():
            yield f"{family}.{name}", clause
