"""Did a text change its meaning? A machine can only tell when it surely did not.

Spelling, capitals, commas and one abbreviation for another are neutral. Everything else
may mean something new, so it counts as reducing until a person says otherwise.
"""

import re
from difflib import SequenceMatcher

from kinkeeper.policy.comparisons.change import Effect
from kinkeeper.policy.prose import PLACEHOLDER

WORD = re.compile(r"[\w'’-]+")
ABBREVIATION = re.compile(r"[A-Z]{2,5}")
ALIKE = 0.7
CARRIES_A_PROMISE = frozenset(
    """
    not no never none nobody nothing only always must may might can cannot could should
    will would shall all any every each some unless until without except if when before
    after more less fewer least most and or free clearly yes one other in on to from
    """.split()  # noqa: SIM905  words read better as words
)


def effect(was: str, now: str) -> Effect:
    """Return neutral if only the spelling changed, else reduces."""
    if PLACEHOLDER.findall(was) != PLACEHOLDER.findall(now):
        return Effect.REDUCES
    before, after = WORD.findall(was), WORD.findall(now)
    if len(before) != len(after):
        return Effect.REDUCES
    same = all(map(_same, before, after))
    return Effect.NEUTRAL if same else Effect.REDUCES


def _same(was: str, now: str) -> bool:
    if ABBREVIATION.fullmatch(was) and ABBREVIATION.fullmatch(now):
        return True
    one, other = was.lower(), now.lower()
    if one == other:
        return True
    if {one, other} & CARRIES_A_PROMISE or one.endswith(other) or other.endswith(one):
        return False
    return SequenceMatcher(None, one, other).ratio() >= ALIKE
