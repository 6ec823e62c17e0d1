from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from kinkeeper.contact_sessions.commands.amend_note import amend_note
from kinkeeper.contact_sessions.commands.write_note import write_note
from kinkeeper.contact_sessions.models import Note, Session
from kinkeeper.contact_sessions.queries.waiting_lines import (
    is_too_old,
    time_on_devices,
)
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError


@dataclass(frozen=True)
class Written:
    """What a worker wrote, and when: `at` is aware, in the centre's time."""

    words: str
    how: str
    category: str
    at: datetime
    who: str = ""
    is_quote: bool = False

    @property
    def on(self) -> date:
        """The London day on which it was written.

        Who was there that day may write of that day, also when the wi-fi came back
        on Monday.
        """
        return clock.london(self.at).date()


def take_in_line(
    *, key: UUID, session: Session, author: Account, line: Written, now: datetime
) -> Note:
    """
    Keep a line that waited on a tablet, with its own time. Sent twice, it stands once.

    `key` was made on the tablet. The same key with other words is a later wording: it
    stands beside the first. Each outcome is a command of its own. Raises RefusedError,
    also for a line older than a tablet may hold one.
    """
    if is_too_old(line.at, now):
        raise RefusedError(
            f"This line is older than {time_on_devices()} and was not taken in."
        )
    kept = _kept(key)
    if kept is None:
        try:
            with transaction.atomic():
                return _write(key, session, author, line, now)
        except IntegrityError:
            # Another tablet, or another tab, was faster by a moment.
            kept = _kept(key)
    if kept is None or (kept.author_id, kept.session_id) != (author.pk, session.pk):
        raise RefusedError("This line does not belong to these notes.")
    if line.words in _wordings(kept):
        return kept
    return amend_note(note=kept, words=line.words, by=author, now=now, on=line.on)


def _write(
    key: UUID, session: Session, author: Account, line: Written, now: datetime
) -> Note:
    return write_note(
        session=session,
        words=line.words,
        how=line.how,
        category=line.category,
        who=line.who,
        is_quote=line.is_quote,
        happened_at=min(line.at, now),
        by=author,
        now=now,
        key=key,
        on=line.on,
    )


def _kept(key: UUID) -> Note | None:
    notes = Note.objects.select_related("session__case", "container")
    return notes.filter(key=key).first()


def _wordings(note: Note) -> set[str]:
    later = note.amendments.select_related("container")
    return {row.unseal().get("words", "") for row in (note, *later)}
