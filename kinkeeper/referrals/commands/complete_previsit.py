from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import once as once_only
from kinkeeper.foundation.audit import trail
from kinkeeper.privacy.records import obligations
from kinkeeper.referrals import permissions
from kinkeeper.referrals.commands.become_ready import become_ready
from kinkeeper.referrals.commands.record_previsit import (
    keep_apart,
    tells_health,
    without_health,
)
from kinkeeper.referrals.models import PreVisit

ANSWERS = ("brings", "health", "health_agreed", "no_health")


@trail.command
def complete_previsit(
    *,
    visit: PreVisit,
    answers: Mapping[str, Any],
    by: Account,
    now: datetime,
    once: UUID | None = None,
) -> None:
    """
    Add what was left open at a pre-visit: who collects the child, and health.

    Only what has no answer yet is written; what they said at the visit stays as it
    was. Refuses words about health without their yes.
    """
    once_only.claim(once, by=by)
    if not permissions.may_record_previsits(by):
        raise trail.RefusedError("Only a co-ordinator or manager can record this.")
    case = obligations.locked(visit.case)
    if not case.is_open:
        raise trail.RefusedError("This case has ended.")
    visit = PreVisit.objects.select_for_update(of=("self",)).get(pk=visit.pk)
    told = visit.unseal()
    before = dict(told.get("checklist") or {})
    new = _new(visit, answers)
    if new.get("health") and not new.get("health_agreed"):
        raise trail.RefusedError("Ask them whether we may keep this about health.")
    if not new:
        raise trail.RefusedError("There is an answer to this already.")
    visit.seal({**told, "checklist": {**before, **without_health(new)}})
    visit.names_collectors |= bool(new.get("brings"))
    visit.tells_health |= tells_health(new)
    visit.version += 1
    visit.save()
    keep_apart(visit, new, typed="", by=by, now=now)
    become_ready(case, now=now)
    obligations.refresh(case=case, now=now)
    trail.record("previsit.completed", about=visit, by=by, case_key=case.key)


def _new(visit: PreVisit, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is said now about what had no answer yet."""
    answered = {"brings": visit.names_collectors}
    return {
        name: answers[name]
        for name in ANSWERS
        if answers.get(name) and not answered.get(name, visit.tells_health)
    }
