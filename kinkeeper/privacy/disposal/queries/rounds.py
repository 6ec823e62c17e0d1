"""Which of many disposals can be done again together, and which after one another."""

from collections.abc import Iterator, Sequence

from kinkeeper.foundation.recovery.register import Line
from kinkeeper.people.models import Party


def rounds(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """
    Yield the lines in rounds. In no round do two lines touch the same family.

    A person or an account in two families goes with the last of them, so these go in
    the order in which they went then. So do the records of one family.
    """
    people = _people_of([str(line.said["case"]) for line in lines if line.said["case"]])
    last: dict[str, int] = {}
    found: list[list[Line]] = []
    for line in lines:
        ties = _ties(line, people)
        number = max((last[tie] + 1 for tie in ties if tie in last), default=0)
        last.update(dict.fromkeys(ties, number))
        if number == len(found):
            found.append([])
        found[number].append(line)
    yield from found


def _ties(line: Line, people: dict[str, set[str]]) -> set[str]:
    case = str(line.said["case"])
    return people.get(case, set()) | {case or str(line.said["record"])}


def _people_of(cases: Sequence[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    parts = Party.objects.filter(case__key__in=cases)
    for case, person, account in parts.values_list("case__key", "person", "account"):
        ties = found.setdefault(str(case), set())
        ties.add(f"person {person}")
        if account is not None:
            ties.add(f"account {account}")
    return found
