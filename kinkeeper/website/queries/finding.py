"""What a check of a promise found on the live data."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

# Enough to begin work with; the figure says how many there are in all.
MOST_EVIDENCE = 20


@dataclass(frozen=True)
class Evidence:
    """One thing that shows it: a reference or a key, never a name.

    `record` is the record's name as `trail.name_of` writes it, and leads to its page.
    """

    reference: str
    what: str
    record: str = ""


@dataclass(frozen=True)
class Finding:
    """Kept or broken, with the figure that shows it and where to look.

    `kept` is None when the check found no fault but cannot see all that is promised.
    """

    kept: bool | None
    figure: str
    evidence: Sequence[Evidence] = ()


# A check looks at the installation as it is at one moment (UTC) and changes nothing.
Check = Callable[[datetime], Finding]


@dataclass(frozen=True)
class Second:
    """What another way of counting found wrong, in how many that it looked at."""

    looked_at: int
    wrong: Sequence[Evidence]


SecondLook = Callable[[datetime], Second]


def none_of(
    broken: int, looked_at: int, what: str, evidence: Iterable[Evidence] = ()
) -> Finding:
    """Return a finding that is kept while nothing is broken: "0 of 58 records"."""
    shown = tuple(evidence)[:MOST_EVIDENCE]
    return Finding(broken == 0, f"{broken} of {looked_at} {what}", shown)


def twice(first: Check, second: SecondLook) -> Check:
    """
    Return a check that is kept only when two ways of counting find nothing wrong.

    One wrong query could certify itself. The second way reads the rows and the rules
    itself, all of them or a bounded number, and shares no code with the first.
    """

    def both(now: datetime) -> Finding:
        found, again = first(now), second(now)
        if not again.wrong:
            return replace(
                found, figure=f"{found.figure}; {again.looked_at} counted twice"
            )
        words = f"{found.figure}; a second count found {len(again.wrong)} wrong"
        if found.kept:
            words += ", which the first one missed: the two disagree"
        shown = (*found.evidence, *again.wrong)[:MOST_EVIDENCE]
        return Finding(False, words, shown)

    both.__module__ = first.__module__
    both.__qualname__ = first.__qualname__
    both.__doc__ = first.__doc__
    return both
