"""
Ready words for messages that anybody may read over a shoulder.

A locked screen shows them, and so does somebody else's hand: none names the centre, a
child, the other adult, a day or a reason. What matters is behind the sign-in, or said
when they call.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kinkeeper.people.models import Party
from kinkeeper.people.queries import safe_contact


@dataclass(frozen=True)
class Ready:
    """One message: what staff call it, and its words."""

    label: str
    words: str


READY: Mapping[str, Ready] = {
    "call": Ready(
        "Please call us",
        "Please call us when it is a good time for you. It is not urgent.",
    ),
    "soon": Ready("Please call us today", "Please call us today when you can."),
    "read": Ready(
        "There is something to read",
        "There is a new message for you. Please sign in to read it.",
    ),
    "form": Ready(
        "We wait for a form",
        "We still wait for your answers. Please sign in, or call us if you need help.",
    ),
    "change": Ready(
        "Something has changed",
        "Something has changed. Please sign in to see it, or call us.",
    ),
    "thanks": Ready("We have what you sent", "Thank you. What you sent has arrived."),
}

CHANNELS: Mapping[str, str] = {"email": "Email", "text": "Text message"}


def open_channels(party: Party) -> Sequence[tuple[str, str]]:
    """Return the ways by which a written message may go to this person by itself."""
    return [
        (channel, words)
        for channel, words in CHANNELS.items()
        if safe_contact.may_use(party, channel)
    ]
