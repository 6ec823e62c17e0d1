from datetime import datetime, timedelta

from kinkeeper.foundation import clock
from kinkeeper.people.models import Case
from kinkeeper.referrals.queries.readiness import facts_of
from kinkeeper.rules.contact_sessions import readiness


def become_ready(case: Case, *, now: datetime) -> None:
    """
    Call a family ready once the gate would let it meet tomorrow (London).

    Part of every command that puts something in place; it changes no other stage.
    """
    if case.stage != Case.Stage.ACCEPTED:
        return
    tomorrow = clock.london(now).date() + timedelta(days=1)
    if readiness.decide(facts_of(case, tomorrow)).allowed:
        Case.objects.filter(pk=case.pk, stage=case.stage).update(stage=Case.Stage.READY)
        case.stage = Case.Stage.READY
