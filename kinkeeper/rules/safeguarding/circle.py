"""
Who may read a worry about a child?

Its author reads what they wrote, the safeguarding lead reads and decides. A worry about
somebody who works here is for named people alone: the person whom it is about is never
one of them, whatever they lead, and nobody else learns that it exists.
"""

from dataclasses import dataclass
from enum import IntEnum

from kinkeeper.rules.source import Source

NAMED = Source("Centre practice", "6.4: named people, never the subject")


class Access(IntEnum):
    """How far somebody is let in."""

    NONE = 0
    OWN_WORDS = 1
    READ = 2
    DECIDE = 3


@dataclass(frozen=True)
class Reader:
    """What somebody is to one worry."""

    leads: bool = False
    wrote_it: bool = False
    is_named: bool = False
    is_subject: bool = False
    opened_in_need: bool = False


def access(reader: Reader, *, restricted: bool) -> Access:
    """Say how far somebody is let in (P7e, P9k)."""
    if reader.is_subject:
        return Access.NONE
    if reader.is_named or (reader.leads and not restricted):
        return Access.DECIDE
    if reader.opened_in_need and not restricted:
        return Access.READ
    return Access.OWN_WORDS if reader.wrote_it else Access.NONE
