"""What each sheet asks. Four marks, best first; a child's are short words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kinkeeper.feedback.models import Audience


class Question(NamedTuple):
    """One question: its name in the file, and its words."""

    name: str
    words: str


SMALL = ("Very good", "Good", "Not so good", "Bad")
GROWN = ("Yes, very much", "Mostly", "Not really", "Not at all")

_YOUNGEST = (
    Question("liked", "How was it here today?"),
    Question("safe", "Did you feel safe?"),
    Question("kind", "Were the helpers kind?"),
)
_CHILD = (
    Question("liked", "How was your time here?"),
    Question("safe", "Did you feel safe here?"),
    Question("heard", "Did somebody listen to you?"),
    Question("things", "Was there enough to do?"),
)
_ADULT = (
    Question("safe", "Did you feel safe coming and going?"),
    Question("told", "Did you know beforehand what would happen?"),
    Question("fair", "Were you treated fairly?"),
    Question("child", "Was the child well looked after?"),
)
_REFERRER = (
    Question("easy", "Was it easy to refer a family?"),
    Question("answer", "Did we answer in good time?"),
    Question("told", "Did we tell you what you needed to know?"),
    Question("again", "Would you refer to us again?"),
)
QUESTIONS: Mapping[str, Sequence[Question]] = {
    Audience.CHILD_7: _YOUNGEST,
    Audience.CHILD_11: _CHILD,
    Audience.CHILD_17: _CHILD,
    Audience.RESIDENT: _ADULT,
    Audience.VISITING: _ADULT,
    Audience.REFERRER: _REFERRER,
}


def marks_for(audience: str) -> Sequence[str]:
    """Return the four answers in words, the best first."""
    return SMALL if audience in (Audience.CHILD_7, Audience.CHILD_11) else GROWN


def is_child(audience: str) -> bool:
    return audience.startswith("CHILD")
