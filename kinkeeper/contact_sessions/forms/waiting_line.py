"""A line that waited on a tablet: what the page sends, and what was locked in it."""

import base64
import json
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from kinkeeper.contact_sessions.commands.take_in_line import Written
from kinkeeper.contact_sessions.models import Note

MOST_AT_ONCE = 200
LINE, MARK = "line", "mark"


class UnreadableLineError(ValueError):
    """The page sent something that is no line."""


@dataclass(frozen=True)
class Envelope:
    """A locked line and what is written on its outside: nothing about a family."""

    key: UUID
    session: UUID
    author: int
    locked: bytes
    kind: str = LINE

    @property
    def place(self) -> str:
        """What the lock is bound to: one line or mark, in one room, of one worker."""
        return f"{self.kind}:{self.key}:{self.session}:{self.author}"


def envelopes_in(body: bytes, *, kind: str = LINE) -> list[Envelope]:
    """Read the lines or marks that a page sends. Raises UnreadableLineError."""
    try:
        told = json.loads(body)["lines"]
        return [_envelope(one, kind) for one in told[:MOST_AT_ONCE]]
    except (ValueError, TypeError, KeyError, AttributeError):
        raise UnreadableLineError from None


def _envelope(one: dict[str, Any], kind: str) -> Envelope:
    return Envelope(
        key=UUID(one["key"]),
        session=UUID(one["session"]),
        author=int(one["author"]),
        locked=base64.b64decode(one["locked"], validate=True),
        kind=kind,
    )


class WaitingLineForm(forms.Form):
    """What was locked in the envelope."""

    words = forms.CharField(max_length=2000)
    who = forms.CharField(max_length=400, required=False)
    how = forms.ChoiceField(choices=Note.How.choices)
    category = forms.ChoiceField(choices=Note.Category.choices)
    at = forms.DateTimeField()
    is_quote = forms.BooleanField(required=False)


def written_in(opened: bytes) -> Written:
    """Read the words of an opened line. Raises UnreadableLineError."""
    try:
        form = WaitingLineForm(json.loads(opened))
        good = form.is_valid()
    except (ValueError, TypeError, AttributeError):
        raise UnreadableLineError from None
    if not good:
        raise UnreadableLineError
    return Written(**form.cleaned_data)
