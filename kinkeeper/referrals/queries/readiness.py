"""What has to be in place before a family's first session, and what of it is."""

from datetime import date

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.referrals.models import PreVisit, RiskAssessment
from kinkeeper.referrals.queries.agreements import signed_sides
from kinkeeper.referrals.queries.spells import begun_on
from kinkeeper.rules.contact_sessions import readiness

_SIDES = [side.value for side in readiness.Side]
# A family that writes itself in has each side write; a professional writes for both.
_OWN_FORMS = (Case.Route.SELF,)


def facts_of(case: Case, on: date) -> readiness.Facts:
    """Return what the gate before a first session on `on` (London) asks."""
    since = begun_on(case)
    visits = PreVisit.objects.filter(
        case=case, party__side__in=_SIDES, held_on__gte=since
    )
    rows = list(visits.select_related("party").order_by("held_on", "pk"))
    forms = case.side_forms.filter(side__in=_SIDES).values_list("side", flat=True)
    return readiness.Facts(
        accepted=case.is_open and case.stage in Case.HAS_A_PLACE,
        supported=case.service == Case.Service.SUPPORTED,
        first_on=on,
        risk=assessment_of(case, service=case.service),
        forms_needed=tuple(readiness.Side) if case.route in _OWN_FORMS else (),
        forms=[readiness.Side(side) for side in forms],
        order_needed=case.route == Case.Route.COURT,
        order_on_file=case.court_orders.exists(),
        fee_agreed=case.fee_arrangements.filter(agreed_on__gte=since).exists(),
        previsits=[_visit(row) for row in rows],
        signed=signed_sides(case, on=on),
    )


def _visit(row: PreVisit) -> readiness.PreVisit:
    return readiness.PreVisit(
        side=readiness.Side(row.party.side),
        held_on=row.held_on,
        proceed=row.outcome == PreVisit.Outcome.PROCEED,
        began_at=row.began_at,
        names_collectors=row.names_collectors,
        tells_health=row.tells_health,
    )


def assessment_of(case: Case, *, service: str) -> readiness.Assessment | None:
    """Return the newest decided assessment, asked about one kind of contact."""
    decided = RiskAssessment.objects.filter(
        case=case, decided_at__gte=clock.moment(begun_on(case), 0)
    )
    row = decided.order_by("-number").first()
    if row is None or row.review_on is None:
        return None
    return readiness.Assessment(
        stops=row.outcome == RiskAssessment.Outcome.STOP,
        signed=row.is_signed,
        same_kind=row.level == service,
        review_on=row.review_on,
    )
