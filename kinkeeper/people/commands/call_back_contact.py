from datetime import datetime
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people import permissions
from kinkeeper.people.models import ContactChange
from kinkeeper.people.queries.contact_changes import numbers


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
    may_check(by)
    if change.state != ContactChange.State.ASKED:
        raise trail.RefusedError("This change does not wait for a call.")
    if number not in numbers(change):
        raise trail.RefusedError("Call a number that we knew before they asked.")
    if not words.strip():
        raise trail.RefusedError("Write how you knew that it was them.")
    versions.advance(change, seen=version_seen)
    change.seal({**change.unseal(), "called": words.strip(), "called_number": number})
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


def may_check(by: Account) -> None:
    """Raise RefusedError when this person may not check a change of details."""
    if not permissions.may_see_contacts(by):
        raise trail.RefusedError("Only those who see contacts can do this.")
