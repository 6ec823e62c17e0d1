"""Where in the text of a policy a complaint belongs, for the person who wrote it."""

import re
from dataclasses import dataclass

AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
TABLE = re.compile(r"^\[+\s*(?P<name>[^\]]+?)\s*\]+")
NAMED = re.compile(
    r"(?P<name>(?:edition|controller|regulator|settings|practice|fact|trigger|record"
    r"|retention|hold|basis|purpose|gate|recipient|processor|cookie|clock|right|promise"
    r"|legal_override)(?:\.[\w*.-]*[\w*])?)"
)
CLAUSE = re.compile(r"clause (?P<id>\S+?)[ ,.]")


@dataclass(frozen=True)
class Complaint:
    """What is wrong, and the line that it is about; 0 when it is about no line."""

    line: int
    sentence: str


def complaints(text: str, defects: tuple[str, ...]) -> tuple[Complaint, ...]:
    """Return each defect with the line of the text that it is about."""
    lines = text.splitlines()
    found = [Complaint(_line_of(defect, lines), defect) for defect in defects]
    return tuple(sorted(found, key=lambda complaint: complaint.line))


def _line_of(defect: str, lines: list[str]) -> int:
    at = AT_LINE.search(defect)
    if at:
        return int(at[1])
    clause = CLAUSE.search(defect)
    if clause and defect.startswith("clause"):
        return _first(lines, rf'id\s*=\s*"{re.escape(clause["id"])}"')
    named = NAMED.search(defect)
    if named is None:
        return 0
    return _of_table(named["name"], lines)


def _of_table(name: str, lines: list[str]) -> int:
    """Return the line of a value, else of its table, the longest name that is there."""
    tables = {
        _plain(found["name"]): number
        for number, line in enumerate(lines, start=1)
        if (found := TABLE.match(line))
    }
    parts = name.split(".")
    for size in range(len(parts), 0, -1):
        table = ".".join(parts[:size])
        if table not in tables:
            continue
        if size == len(parts):
            return tables[table]
        value = _first(lines, rf"{re.escape(parts[size])}\s*=", after=tables[table])
        return value or tables[table]
    return 0


def _plain(table: str) -> str:
    return table.replace('"', "")


def _first(lines: list[str], pattern: str, after: int = 0) -> int:
    compiled = re.compile(pattern)
    for number, line in enumerate(lines[after:], start=after + 1):
        if after and line.startswith("["):
            return 0
        if compiled.match(line):
            return number
    return 0
