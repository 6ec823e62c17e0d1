"""
Somebody asks us to change how a person is reached.

Danger: this is how an address reached the wrong parent elsewhere. The details that
would change are locked in the same moment, before anybody has checked who asked: a
letter too few does less harm than a letter to the wrong home.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail, versions
from kinkeeper.foundation.mail.models import Letter, Text
from kinkeeper.people import permissions
from kinkeeper.people.models import ContactChange, FormerDetail, Party
from kinkeeper.people.queries import whereabouts
from kinkeeper.people.queries.cases import cases_visible_to

DETAILS = ("email", "phone", "call_phone", "address", "postcode", "school", "car")
NUMBERS = ("phone", "call_phone")
WHERE = ("address", "postcode")


@dataclass(frozen=True)
class Wanted:
    """What shall change. An empty detail stays as it is, in a refuge it goes."""

    details: Mapping[str, str] = field(default_factory=dict)
    refuge: bool = False
    home: str = ""
    way: str = ContactChange.Way.PORTAL
    said_by: str = ""


@trail.command
def ask_contact_change(
    *,
    party: Party,
    wanted: Wanted,
    by: Account,
    now: datetime,
    version_seen: int,
    once: UUID | None = None,
) -> ContactChange:
    """
    Keep what was asked, and lock the old details at once.

    By the person themselves in the portal, or by staff who may see contacts and write
    down who asked and how. Refuses an address for somebody in a refuge. Raises
    StaleError when the person's part was changed meanwhile.
    """
    once_only.claim(once, by=by)
    _check(party, wanted, by)
    versions.advance(party, seen=version_seen)
    before = party.unseal()
    new = {name: words for name, words in wanted.details.items() if words.strip()}
    going = {name for name in new if new[name] != before.get(name)}
    if going & set(WHERE) or wanted.refuge:
        going |= set(WHERE)
    change = ContactChange(
        container=party.container,
        case=party.case,
        party=party,
        side=party.side,
        way=wanted.way,
        asked_at=now,
        asked_by=by,
    )
    change.seal(
        {
            "wanted": new,
            whereabouts.REFUGE: wanted.refuge,
            whereabouts.HOME: wanted.home,
            "said_by": wanted.said_by,
            "call_back": [before[name] for name in NUMBERS if before.get(name)],
        }
    )
    change.save()
    old = {name: before[name] for name in going if before.get(name)}
    _lock(party, change, old, now=now)
    trail.record(
        "contact_change.asked",
        about=change,
        by=by,
        case_key=party.case.key,
        detail={"side": party.side, "way": wanted.way, "locked": sorted(old)},
    )
    return change


def _check(party: Party, wanted: Wanted, by: Account) -> None:
    own = party.account_id == by.pk and wanted.way == ContactChange.Way.PORTAL
    staff = permissions.may_see_contacts(by) and (
        cases_visible_to(by).filter(pk=party.case_id).exists()
    )
    if not own and not staff:
        raise trail.RefusedError("You can ask to change your own details only.")
    if not party.is_adult_side or party.case.file_destroyed_on:
        raise trail.RefusedError("These details cannot be changed here.")
    if not own and not wanted.said_by.strip():
        raise trail.RefusedError("Write down who asked.")
    if set(wanted.details) - set(DETAILS):
        raise trail.RefusedError("These details cannot be changed here.")
    told_where = any(wanted.details.get(name, "").strip() for name in WHERE)
    if wanted.refuge and told_where:
        raise trail.RefusedError(
            "For somebody in a refuge we keep no address. Leave it empty."
        )
    if not any(wanted.details.values()) and not (wanted.refuge or wanted.home):
        raise trail.RefusedError("Write what shall change.")
    if party.contact_changes.filter(state__in=ContactChange.OPEN).exists():
        raise trail.RefusedError("A change is waiting already. Wait for our call.")


def _lock(
    party: Party, change: ContactChange, old: dict[str, Any], *, now: datetime
) -> None:
    kept = {name: v for name, v in party.unseal().items() if name not in old}
    party.seal(kept)
    party.save(update_fields=["sealed"])
    if not old:
        return
    locked = FormerDetail(
        container=party.container,
        case=party.case,
        party=party,
        change=change,
        locked_at=now,
    )
    locked.seal(old)
    locked.save()
    _take_back(Letter, party, old.get("email", ""))
    _take_back(Text, party, old.get("phone", ""))


def _take_back(outbox: type[Letter] | type[Text], party: Party, to: str) -> None:
    """Take back what waits in the outbox for a place that is locked now."""
    if not to:
        return
    waiting = outbox.objects.filter(
        container=party.container_id, state=outbox.State.QUEUED
    )
    for one in waiting.select_related("container").select_for_update(of=("self",)):
        if one.unseal().get("to") == to:
            one.state = outbox.State.RECALLED
            one.save(update_fields=["state"])
