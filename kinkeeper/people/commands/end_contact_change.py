"""
The last step of a change: a second person looks, and uses it or not.

Danger: what is used from here on is where letters go. The old details stay locked.
"""

from datetime import datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.people.commands.call_back_contact import may_check
from kinkeeper.people.models import ContactChange, Party
from kinkeeper.people.queries import whereabouts


@trail.command
def confirm_contact_change(
    *,
    change: ContactChange,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> ContactChange:
    """
    Use the new details from now on. Not by the worker who called the person back.

    Somebody in a refuge keeps no address, and their address is secret.
    """
    once_only.claim(once, by=by)
    may_check(by)
    if change.state != ContactChange.State.CALLED:
        raise trail.RefusedError("First call the person back.")
    if by.pk == change.called_by_id:
        raise trail.RefusedError("A second person has to look at this.")
    versions.advance(change, seen=version_seen)
    party, told = _locked(change), change.unseal()
    kept = {**party.unseal(), **told["wanted"]}
    _where(party, told, kept)
    party.seal(kept)
    party.version += 1
    party.save()
    _end(change, ContactChange.State.DONE, by=by, now=now)
    return change


@trail.command
def refuse_contact_change(
    *,
    change: ContactChange,
    words: str,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> ContactChange:
    """
    Do not use it: the person did not ask, or could not be reached.

    The old details are in use again. The reason is kept.
    """
    once_only.claim(once, by=by)
    may_check(by)
    if not change.is_open:
        raise trail.RefusedError("This change has ended already.")
    if not words.strip():
        raise trail.RefusedError("Write why it is not changed.")
    versions.advance(change, seen=version_seen)
    party = _locked(change)
    kept = party.unseal()
    for locked in change.locked.select_related("container"):
        kept = {**kept, **locked.unseal()}
    party.seal(kept)
    party.version += 1
    party.save()
    change.locked.all().delete()
    change.seal({**change.unseal(), "refused": words.strip()})
    _end(change, ContactChange.State.REFUSED, by=by, now=now)
    return change


def _locked(change: ContactChange) -> Party:
    found = Party.objects.select_for_update(of=("self",))
    return found.select_related("container").get(pk=change.party_id)


def _where(party: Party, told: dict[str, Any], kept: dict[str, Any]) -> None:
    if told[whereabouts.HOME]:
        kept[whereabouts.HOME] = told[whereabouts.HOME]
    if told[whereabouts.REFUGE]:
        kept[whereabouts.REFUGE] = True
        party.keep_address_secret = True
    elif told["wanted"].get("address"):
        kept.pop(whereabouts.REFUGE, None)
    if "address" in told["wanted"] or told[whereabouts.REFUGE]:
        party.address_verified_on = None


def _end(
    change: ContactChange, state: ContactChange.State, *, by: Account, now: datetime
) -> None:
    change.state = state
    change.ended_at, change.ended_by = now, by
    change.save()
    trail.record(
        f"contact_change.{state.lower()}",
        about=change,
        by=by,
        case_key=change.case.key,
        detail={"side": change.side},
    )
