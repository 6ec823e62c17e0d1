"""One gate before a first session, for whoever plans it or moves it (R3)."""

from collections.abc import Collection
from datetime import date, datetime

from kinkeeper.contact_sessions import permissions
from kinkeeper.contact_sessions.models import Override, Session
from kinkeeper.contact_sessions.queries import gate
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import Case
from kinkeeper.rules.decision import Decision, Outcome


class NotReadyError(RefusedError):
    """Something must be in place before the first session (R3, R4)."""

    def __init__(self, decision: Decision) -> None:
        super().__init__(" ".join(reason.text for reason in decision.reasons))
        self.decision = decision


def pass_gate(
    case: Case,
    on: date,
    *,
    reason: str,
    by: Account,
    answered: Collection[str] = (),
) -> tuple[str, ...]:
    """
    Return the gaps for which a manager goes on, with this reason. Part of a command.

    `answered` are gaps that a manager answered for before, for this very session: they
    need no new reason, any other does. Raises NotReadyError; a refusal of the rule
    holds against everybody and against every earlier answer.
    """
    decision = gate.first_session(case, on)
    gaps = tuple(each.text for each in decision.reasons if each.text not in answered)
    if decision.outcome is Outcome.REFUSE:
        raise NotReadyError(decision)
    if gaps and not (permissions.may_go_on_regardless(by) and reason.strip()):
        raise NotReadyError(decision)
    return gaps


def keep_reason(
    session: Session, gaps: Collection[str], reason: str, *, by: Account, now: datetime
) -> None:
    """Keep who went on in spite of which gaps, and why. Nothing when there are none."""
    if not gaps:
        return
    kept = Override(
        session=session,
        container=session.case.container,
        rule=Override.Rule.FIRST_SESSION,
        by=by,
        at=now,
    )
    kept.seal({"reason": reason.strip(), "gaps": list(gaps)})
    kept.save()


def answered_for(session: Session) -> set[str]:
    """Return the gaps for which a manager went on with this session."""
    kept = session.overrides.filter(rule=Override.Rule.FIRST_SESSION)
    return {
        gap
        for override in kept.select_related("container")
        for gap in override.unseal().get("gaps", ())
    }
