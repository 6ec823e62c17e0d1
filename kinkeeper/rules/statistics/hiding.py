"""
Small numbers point at people, so outside the centre they are not shown.

A group of one to four is hidden. One hidden number beside a total could be worked out
by taking away, so the next smallest is hidden with it, until what is hidden can be
shared out in more than one way (domain §8).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

FEWEST = 5


@dataclass(frozen=True)
class Published:
    """The numbers of one breakdown; None stands where a number is hidden."""

    counts: Mapping[str, int | None]
    total: int | None


def published(
    counts: Mapping[str, int],
    *,
    besides: Collection[str] = (),
    fewest: int = FEWEST,
) -> Published:
    """
    Return a breakdown as it may leave the centre.

    Nobody in a group is no secret: a zero stays. Where the whole is small, nothing is
    shown, not even which groups are empty. `besides` are groups that must be hidden
    because another table would give them away.
    """
    total = sum(counts.values())
    if 0 < total < fewest:
        return nothing_of(counts)
    hidden = {name for name, count in counts.items() if 0 < count < fewest}
    hidden |= {name for name in besides if counts.get(name)}
    for name in sorted(counts, key=lambda each: (counts[each], each)):
        if not hidden or _cannot_be_worked_out(counts, hidden, fewest):
            break
        if counts[name]:
            hidden.add(name)
    shown = {name: None if name in hidden else count for name, count in counts.items()}
    return Published(shown, total)


def tells_apart(shown: Published, summed: Collection[str]) -> bool:
    """
    Tell whether the sum of some groups would give away what is hidden.

    That is so when some of the hidden numbers are in the sum and some are not: their
    sum alone was known before, and now each half of it is. A table whose whole is such
    a sum must not be shown.
    """
    inside = {name in summed for name, count in shown.counts.items() if count is None}
    return len(inside) > 1


def nothing_of(counts: Mapping[str, int]) -> Published:
    """Return a breakdown of which no number may be known."""
    return Published(dict.fromkeys(counts), None)


def gives_away(parts: Sequence[tuple[int, bool]], *, fewest: int = FEWEST) -> bool:
    """
    Tell whether a sum would give away what is hidden in its parts.

    `parts` are the numbers that make up the sum, each with whether it is hidden. Who
    takes the shown ones away is left with the sum of the hidden ones: one alone is
    known then, and a few small ones nearly so.
    """
    hidden = [count for count, is_hidden in parts if is_hidden]
    return len(hidden) == 1 or (bool(hidden) and sum(hidden) < 2 * fewest)


def _cannot_be_worked_out(
    counts: Mapping[str, int], hidden: set[str], fewest: int
) -> bool:
    """
    Tell whether the hidden numbers keep their secret although their sum is known.

    Whoever knows this rule knows that no hidden number is larger than the smallest one
    shown. Below that, a small one must still have room to be more or less.
    """
    others, total = len(hidden) - 1, sum(counts[name] for name in hidden)
    if not others or total < 2 * fewest:
        return False
    shown = [count for name, count in counts.items() if count and name not in hidden]
    return not shown or total - others * (min(shown) - 1) < fewest - 2
