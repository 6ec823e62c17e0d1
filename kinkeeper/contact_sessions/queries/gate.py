"""What stands in the way of a family's first session."""

from dataclasses import replace
from datetime import date

from kinkeeper.contact_sessions.models import Session
from kinkeeper.people.models import Case
from kinkeeper.referrals.queries.readiness import facts_of
from kinkeeper.referrals.queries.spells import begun_on
from kinkeeper.rules.contact_sessions import readiness
from kinkeeper.rules.decision import Decision

_MET = (Session.State.HELD, Session.State.RUNNING)


def first_session(case: Case, on: date) -> Decision:
    """Decide whether a session on `on` (London) may be planned (R3, R4)."""
    met = case.sessions.filter(state__in=_MET, held_on__gte=begun_on(case)).exists()
    return readiness.decide(replace(facts_of(case, on), met=met))
