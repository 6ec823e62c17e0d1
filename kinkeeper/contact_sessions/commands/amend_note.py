from datetime import date, datetime
from uuid import UUID

from kinkeeper.contact_sessions.commands.write_note import check_writer
from kinkeeper.contact_sessions.models import Note
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError


@trail.command
def amend_note(
    *,
    note: Note,
    words: str,
    by: Account,
    now: datetime,
    on: date | None = None,
    once: UUID | None = None,
) -> Note:
    """
    Put a later wording beside a note. The first one stays, with author and time.

    `on` is the day on which it was written, when it only reaches us now. Only the
    author amends. Raises RefusedError, also when nothing would change.
    """
    once_only.claim(once, by=by)
    check_writer(note.session, by=by, on=on or clock.london(now).date())
    if note.author_id != by.pk:
        raise RefusedError("Only the person who wrote a note can amend it.")
    original = note.amends or note
    said = note.unseal()
    if not words.strip() or words.strip() == said.get("words"):
        raise RefusedError("Write what should stand beside your first words.")
    later = Note(
        session=note.session,
        container=note.container,
        service=note.service,
        happened_at=original.happened_at,
        written_at=now,
        how=original.how,
        category=original.category,
        is_quote=original.is_quote,
        author=by,
        amends=original,
    )
    later.seal({"words": words.strip(), "who": said.get("who", "")})
    later.save()
    trail.record("note.amended", about=later, by=by, case_key=note.session.case.key)
    return later
