"""From which day does the period of a case file run? (C-9, A1, C-14)"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kinkeeper.rules.retention.closing import Closing
from kinkeeper.rules.retention.question import Case
from kinkeeper.rules.retention.settings import CaseAnchor
from kinkeeper.rules.retention.words import Party


@dataclass(frozen=True)
class Anchor:
    """Day zero of a period, what happened on it, and the rules that chose it."""

    on: date
    what: str
    via: tuple[str, ...]


def anchor(case: Case, closing: Closing, today: date, counted: CaseAnchor) -> Anchor:
    """
    Return the anchor of a closed case, as it was known today.

    The latest of the closing, the last session (held or cancelled) and the last letter
    of a professional; things after the closing count too, letters of the family never.
    """
    if closing.on is None:
        raise ValueError("An open case has no anchor.")
    if case.declined_on is not None:
        return Anchor(case.declined_on, closing.how, ())
    closed = Anchor(closing.on, closing.how, ("C-9",))
    sessions = list(_sessions(case, today))
    if counted is CaseAnchor.RECORD_CREATED:
        return Anchor(case.opened_on, "the file was opened", ("C-9", "A1"))
    if counted is CaseAnchor.LAST_SESSION:
        chosen = max(sessions, key=_day) if sessions else closed
        return Anchor(chosen.on, chosen.what, ("C-9", "A1"))
    return max([closed, *sessions, *_letters(case)], key=_day)


def _sessions(case: Case, today: date) -> Iterator[Anchor]:
    for session in case.sessions:
        if session.on <= today:
            yield Anchor(session.on, "the last session was due", ("C-9",))


def _letters(case: Case) -> Iterator[Anchor]:
    for letter in case.correspondence:
        if letter.party is Party.PROFESSIONAL:
            yield Anchor(letter.on, "a professional last wrote or was told", ("C-9",))


def _day(anchor: Anchor) -> date:
    return anchor.on
