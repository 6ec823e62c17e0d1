from datetime import datetime
from uuid import UUID

from kinkeeper.contact_sessions.commands.check_door import check_keeper
from kinkeeper.contact_sessions.models import Presence
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party


@trail.command
def record_collection(  # noqa: PLR0913
    *,
    presence: Presence,
    brought_by: str,
    collected_by: str,
    collector_checked: bool,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> None:
    """
    Write down who brought a child, who collected them, and that it was checked (R7).

    Raises RefusedError when somebody collected and nobody checked, and StaleError when
    another worker wrote meanwhile.
    """
    once_only.claim(once, by=by)
    session = presence.session
    check_keeper(session, by=by, at=now)
    if presence.party.side != Party.Side.CHILD:
        raise RefusedError("Only a child is brought and collected.")
    if collected_by.strip() and not collector_checked:
        raise RefusedError(
            "Check that this person may collect the child, then tick that you did."
        )
    versions.advance(presence, seen=version_seen)
    presence.brought_by = brought_by.strip()
    presence.collected_by = collected_by.strip()
    presence.collector_checked = collector_checked
    presence.save(update_fields=["brought_by", "collected_by", "collector_checked"])
    trail.record(
        "session.collection_written", about=session, by=by, case_key=session.case.key
    )
