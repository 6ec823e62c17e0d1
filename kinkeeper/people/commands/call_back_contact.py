from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people import permissions
from kinkeeper.people.models import ContactChange


@trail.command
def call_back_contact(
    *,
    change: ContactChange,
    number: str,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> ContactChange:
    """
    Write down that the person was called on a number we knew before, and said yes.

    Refuses any other number: the one that the request brought proves nothing. Where no
    number is known, the person comes in; `number` is then "in person".
    """
    once_only.claim(once, by=by)
    if not permissions.may_see_contacts(by):
        raise trail.RefusedError("Only those who see contacts can do this.")
    if change.state != ContactChange.State.ASKED:
        raise trail.RefusedError("This change does not wait for a call.")
    told = change.unseal()
    known = told["call_back"] or ["in person"]
    if number not in known:
        raise trail.RefusedError("Call a number that we knew before they asked.")
    if not words.strip():
        raise trail.RefusedError("Write how you knew that it was them.")
    versions.advance(change, seen=version_seen)
    change.seal({**told, "called": words.strip(), "called_number": number})
    change.state = ContactChange.State.CALLED
    change.called_at, change.called_by = now, by
    change.save()
    trail.record(
        "contact_change.called",
        about=change,
        by=by,
        case_key=change.case.key,
        detail={"side": change.side},
    )
    return change
