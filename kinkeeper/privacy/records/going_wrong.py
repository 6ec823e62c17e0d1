"""
Where an engine says that what it sent went to somebody who must not have it.

The engines share this and nothing else. The one that keeps the register of breaches
adds itself when Django starts; the one that sends calls `went_wrong` in its command.
"""

from datetime import datetime
from typing import Protocol

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.people.models import Case


class Opener(Protocol):
    def __call__(
        self, *, case: Case, words: str, by: Account, now: datetime
    ) -> str: ...


_openers: list[Opener] = []


class NoRegisterError(Exception):
    """Nobody keeps a register of breaches: nothing may be lost, so nothing is done."""


def add_opener(opener: Opener) -> None:
    """Name who opens a breach."""
    _openers[:] = [opener]


def went_wrong(*, case: Case, words: str, by: Account, now: datetime) -> str:
    """
    Open a breach for something of a case, and return its number. Part of a command.

    Whoever finds it may do so: the register and its 72 hours are for others to keep.
    Raises NoRegisterError.
    """
    if not _openers:
        raise NoRegisterError
    return _openers[0](case=case, words=words, by=by, now=now)
