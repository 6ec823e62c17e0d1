"""What stands in the way of a family's first session."""

from datetime import date

from kinkeeper.contact_sessions.models import Session
from kinkeeper.people.models import Case
from kinkeeper.referrals.models import PreVisit
from kinkeeper.rules.contact_sessions import readiness
from kinkeeper.rules.decision import Decision


def first_session(case: Case, on: date) -> Decision:
    """Decide whether a session on `on` may be planned. A family that has met may."""
    if case.sessions.filter(state__in=[Session.State.HELD, Session.State.RUNNING]):
        return Decision.of()
    sides = [side.value for side in readiness.Side]
    visits = PreVisit.objects.filter(case=case, party__side__in=sides)
    return readiness.decide(
        readiness.Facts(
            accepted=case.stage in Case.HAS_A_PLACE,
            supported=case.service == Case.Service.SUPPORTED,
            first_on=on,
            previsits=tuple(
                readiness.PreVisit(
                    side=readiness.Side(visit.party.side),
                    held_on=visit.held_on,
                    proceed=visit.outcome == PreVisit.Outcome.PROCEED,
                    agreement_signed=visit.agreement_signed_on is not None,
                )
                for visit in visits.select_related("party")
            ),
        )
    )
