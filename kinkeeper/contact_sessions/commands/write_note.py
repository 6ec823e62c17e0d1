from datetime import date, datetime
from uuid import UUID, uuid4

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Note, Session
from kinkeeper.contact_sessions.queries.sessions import sessions_visible_to
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.records import obligations


class NotWrittenAboutError(RefusedError):
    """Supported sessions and handovers are not written about (R1)."""

    def __init__(self) -> None:
        super().__init__("Supported sessions and handovers are not written about.")


@trail.command
def write_note(  # noqa: PLR0913
    *,
    session: Session,
    words: str,
    how: str,
    category: str,
    by: Account,
    now: datetime,
    who: str = "",
    is_quote: bool = False,
    happened_at: datetime | None = None,
    on: date | None = None,
    key: UUID | None = None,
    once: UUID | None = None,
) -> Note:
    """
    Add a line about what was seen or heard. Sealed with the reports.

    Lines are only ever added; a later wording is an amendment. `on` is the day on
    which it was written, when it only reaches us now. Raises NotWrittenAboutError, and
    RefusedError when there are no words.
    """
    once_only.claim(once, by=by)
    check_writer(session, by=by, on=on or clock.london(now).date())
    if not words.strip():
        raise RefusedError("Write what you saw or heard.")
    first = not session.notes.exists()
    note = Note(
        key=key or uuid4(),
        session=session,
        container=session.case.reports_container,
        service=session.service,
        happened_at=happened_at or now,
        written_at=now,
        how=how,
        category=category,
        is_quote=is_quote,
        author=by,
    )
    note.seal({"words": words.strip(), "who": who.strip()})
    note.save()
    trail.record("note.written", about=note, by=by, case_key=session.case.key)
    if first:
        obligations.refresh(case=session.case, now=now)
    return note


def check_writer(session: Session, *, by: Account, on: date) -> None:
    """Raise RefusedError unless `by` may write about this session on that day."""
    if not session.is_observed:
        raise NotWrittenAboutError
    seen = sessions_visible_to(by, today=on).filter(pk=session.pk)
    if not permissions.may_write_notes(by) or not seen.exists():
        raise RefusedError("Notes are written by the people who supervise the session.")
    if session.state == Session.State.NOT_HELD:
        raise RefusedError("This session did not take place.")
