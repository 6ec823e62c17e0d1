"""What an author may tell besides the words, each with its heading."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

# The order in which a reader wants it: what was heard, seen, done, and thought.
MORE: Mapping[str, str] = {
    "heard_from": "Who noticed it",
    "child_words": "The child’s own words",
    "asked": "What the child was asked",
    "seemed": "How the child seemed",
    "others": "Who else was there",
    "injuries": "Injuries that could be seen",
    "child_told": "What the child was told",
    "carers_told": "What the adults were told, or why not",
    "advice": "Advice: from whom, when, what",
    "think": "What I think, and why",
}

# What somebody who decides may decide besides: not to pass it on is a decision too.
WRITTEN = {
    "not_outside": "Not passed on to anybody outside",
    "told_author": "Told the author what was done",
    "meeting": "A meeting about it",
    "learned": "What we learned",
    "note": "A note",
}


class Line(NamedTuple):
    """A heading and the words beneath it."""

    heading: str
    words: str


def lines_of(said: Mapping[str, Any]) -> Sequence[Line]:
    """Return what was told, without what stayed empty."""
    found = [Line(words, str(said.get(name) or "")) for name, words in MORE.items()]
    return [line for line in found if line.words]
