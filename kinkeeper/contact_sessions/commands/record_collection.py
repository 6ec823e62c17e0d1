"""
A child goes home with somebody.

Danger: what is written here gave a child to a person. The rule is
`rules/contact_sessions/collecting.py`; only a manager goes on against a doubt.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.commands.check_door import (
    AlreadyMarkedError,
    check_keeper,
)
from kinkeeper.contact_sessions.emails import COLLECTED_WORDS, tell_the_lead
from kinkeeper.contact_sessions.models import Collector, Override, Presence, Session
from kinkeeper.contact_sessions.queries import collectors, doors
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Party
from kinkeeper.rules.contact_sessions.collecting import (
    Check,
    Facts,
    Who,
    decide,
    same_word,
)
from kinkeeper.rules.decision import Outcome


@dataclass(frozen=True)
class Collected:
    """Who stands at the door, and how a worker made sure. `word`: what they said."""

    who: Who
    check: Check | None
    collector: Collector | None = None
    word: str = ""
    related: str = ""


class StopError(RefusedError):
    """The child stays until a manager has given a reason."""


@trail.command
def record_collection(
    *,
    presence: Presence,
    told: Collected,
    by: Account,
    now: datetime,
    seen: datetime | None = None,
    reason: str = "",
    once: UUID | None = None,
) -> None:
    """
    Write down with whom a child left, and how that was checked (R7).

    The first who writes it stands: a second worker raises AlreadyMarkedError. Only a
    co-ordinator writes it anew, over the moment `seen` (UTC). Raises StopError while
    the rule has a doubt, unless `by` manages and `reason` says why: then it is kept,
    and the safeguarding lead is told.
    """
    once_only.claim(once, by=by)
    session = presence.session
    check_keeper(session, by=by, at=now)
    if presence.party.side != Party.Side.CHILD:
        raise RefusedError("Only a child is brought and collected.")
    if seen is not None and not permissions.may_plan(by):
        raise RefusedError("This is written down. Ask a co-ordinator to change it.")
    regardless = _may_go(session, told, by=by, reason=reason)
    _write_once(presence, told, by=by, now=now, seen=seen)
    if regardless:
        _keep_reason(session, regardless, reason, by=by, now=now)
    trail.record(
        "session.collection_written",
        about=session,
        by=by,
        case_key=session.case.key,
        detail={"who": told.who.value, "regardless": bool(regardless)},
    )


def _may_go(session: Session, told: Collected, *, by: Account, reason: str) -> str:
    """Return the doubt against which a manager goes on, or ""."""
    listed = told.collector
    word = listed.unseal().get("word", "") if listed else ""
    decision = decide(
        Facts(
            who=told.who,
            check=told.check,
            listed_today=listed is not None
            and listed.case_id == session.case_id
            and collectors.is_listed(listed, session.held_on),
            word_is_right=same_word(told.word, word),
            handover=collectors.is_handover(session),
            may_leave=told.who is Who.VISITING
            and collectors.may_leave_with_visitor(session),
        )
    )
    if decision.allowed:
        return ""
    why = " ".join(each.text for each in decision.reasons)
    if decision.outcome is Outcome.REFUSE:
        raise RefusedError(why)
    if not (permissions.may_go_on_regardless(by) and reason.strip()):
        raise StopError(why)
    return why


def _write_once(
    presence: Presence,
    told: Collected,
    *,
    by: Account,
    now: datetime,
    seen: datetime | None,
) -> None:
    written = Presence.objects.filter(pk=presence.pk, collected_at=seen).update(
        collected_by=_in_words(told),
        collector=told.collector,
        collector_checked=True,
        collected_with=told.check.value if told.check else "",
        collected_at=now,
        collected_noted_by=by,
        version=F("version") + 1,
    )
    if not written:
        stands = Presence.objects.select_related("collected_noted_by").get(
            pk=presence.pk
        )
        raise AlreadyMarkedError(stands.collected_at, stands.collected_noted_by)


def _in_words(told: Collected) -> str:
    """Say how they are related. The name stands on the sealed list alone."""
    if told.collector is not None:
        return str(told.collector.unseal().get("related", ""))
    sides = {Who.RESIDENT: Party.Side.RESIDENT, Who.VISITING: Party.Side.VISITING}
    if told.who in sides:
        return doors.WHO[sides[told.who]]
    return told.related.strip()


def _keep_reason(
    session: Session, doubt: str, reason: str, *, by: Account, now: datetime
) -> None:
    kept = Override(
        session=session,
        container=session.case.container,
        rule=Override.Rule.COLLECTOR,
        by=by,
        at=now,
    )
    kept.seal({"reason": reason.strip(), "gaps": [doubt]})
    kept.save()
    tell_the_lead(session.case, now=now, words=COLLECTED_WORDS)
