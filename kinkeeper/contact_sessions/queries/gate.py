"""What stands in the way of a family's first session."""

from dataclasses import replace
from datetime import date

from kinkeeper.contact_sessions.models import Collector, Session
from kinkeeper.people.models import Case
from kinkeeper.referrals.queries.readiness import facts_of
from kinkeeper.referrals.queries.spells import begun_on
from kinkeeper.rules.contact_sessions import readiness
from kinkeeper.rules.decision import Decision

_MET = (Session.State.HELD, Session.State.RUNNING)


def first_session(case: Case, on: date) -> Decision:
    """Decide whether a session on `on` (London) may be planned (R3, R4)."""
    met = case.sessions.filter(state__in=_MET, held_on__gte=begun_on(case)).exists()
    facts = replace(facts_of(case, on), met=met)
    if Collector.objects.filter(case=case, ended_by=None).exists():
        # Who is on the list was named, whatever the form of the pre-visit says.
        named = [replace(visit, names_collectors=True) for visit in facts.previsits]
        facts = replace(facts, previsits=named)
    return readiness.decide(facts)
