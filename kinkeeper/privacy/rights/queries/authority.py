"""
May this adult ask for the child? The one place that is asked (law.md K-2, K-4).

It is looked up on the day of the answer, because a child may turn 18 meanwhile. What
counts is what somebody showed, not what the form says.
"""

from dataclasses import dataclass
from datetime import date

from kinkeeper.privacy.rights.models import RightsRequest
from kinkeeper.rules.dates import birthday
from kinkeeper.rules.sentences import in_words

OF_AGE = 18
NOT_SHOWN = (
    "Nobody has shown that this adult may ask for the child. Ask for it first, and "
    "write down what they showed: a birth certificate, an order or an agreement."
)
GROWN = (
    "The child is 18 now and asks for themselves. Ask for their own word, and write "
    "down that it came."
)


@dataclass(frozen=True)
class Authority:
    """Whether it was shown, and a sentence for whoever answers."""

    shown: bool
    words: str


def authority_for(request: RightsRequest, *, today: date) -> Authority | None:
    """Return whether an adult may have the answer; None when nobody asks for a child.

    From the 18th birthday only what came on that day or later counts: the word of the
    person themselves.
    """
    if not request.for_child:
        return None
    came = request.authority_came_on
    born_on = request.person.born_on if request.person else None
    grown_on = birthday(born_on, OF_AGE) if born_on else None
    if grown_on is not None and grown_on <= today and (came is None or came < grown_on):
        return Authority(False, GROWN)
    if came is None:
        return Authority(False, NOT_SHOWN)
    return Authority(True, f"Shown on {in_words(came)}.")
