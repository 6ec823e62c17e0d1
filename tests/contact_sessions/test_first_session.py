"""P7j, P8a, R3, R4: one gate before a first session; plan and move both ask it."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from kinkeeper.contact_sessions.commands.first_session import NotReadyError
from kinkeeper.contact_sessions.commands.move_session import move_session
from kinkeeper.contact_sessions.models import Collector, Override, Session
from kinkeeper.foundation import clock
from kinkeeper.people.models import Case, Spell
from kinkeeper.referrals.models import (
    FeeArrangement,
    PreVisit,
    RiskAssessment,
    SideForm,
)
from tests import family as people
from tests.contact_sessions.building import (
    MONDAY_BEFORE,
    SATURDAY,
    assess_risks,
    make_ready,
    plan,
)

SOON = date(2026, 3, 6)


class Named:
    """A family of which only the case counts."""

    def __init__(self, case):
        self.case = case


def move(session, by, on=SATURDAY, reason=""):
    session.refresh_from_db()
    move_session(
        session=session,
        room=session.room,
        on=on,
        start=time(14),
        by=by,
        now=MONDAY_BEFORE,
        version_seen=session.version,
        override_reason=reason,
    )


def withdraw(case):
    Case.objects.filter(pk=case.pk).update(stage=Case.Stage.REFERRED)
    case.refresh_from_db()


@pytest.fixture
def in_spite(building, ruth, sasha):
    """Alder on Saturday; a manager went on although everything was missing."""
    return plan(
        people.alder(), building, ruth, supervisor=sasha, override_reason="By order."
    )


def test_nobody_plans_or_moves_for_a_family_whose_place_was_withdrawn(
    in_spite, building, ruth, sasha
):
    """P8a, R3: an earlier reason of a manager does not carry it, nor does a new one."""
    withdraw(in_spite.case)

    with pytest.raises(NotReadyError, match="not been offered a place"):
        plan(
            Named(in_spite.case),
            building,
            ruth,
            supervisor=sasha,
            override_reason="By order.",
        )
    with pytest.raises(NotReadyError, match="not been offered a place"):
        move(in_spite, ruth, reason="By order.")


def test_what_a_manager_answered_for_is_not_asked_again_when_it_moves(in_spite, dee):
    move(in_spite, dee)

    assert Override.objects.filter(session=in_spite).count() == 1


def test_a_new_gap_needs_a_new_reason_when_it_moves(alder, session, dee, ruth):
    RiskAssessment.objects.update(review_on=SATURDAY + timedelta(days=3))
    later = SATURDAY + timedelta(days=7)
    with pytest.raises(NotReadyError, match="out of date"):
        move(session, dee, on=later)
    with pytest.raises(NotReadyError, match="out of date"):
        move(session, dee, on=later, reason="I am no manager.")

    move(session, ruth, on=later, reason="She is on leave until Monday.")

    kept = Override.objects.get(session=session)
    assert kept.unseal() == {
        "reason": "She is on leave until Monday.",
        "gaps": ["The risk assessment is out of date by then."],
    }


def test_a_person_who_said_stop_is_not_overridden_by_anybody(
    alder, session, building, dee, ruth, sasha
):
    assess_risks(alder.case, dee, on=SOON, outcome="STOP", needs_two=True)

    with pytest.raises(NotReadyError, match="do not go on"):
        move(session, ruth, reason="By order.")


def test_stop_stops_a_family_that_has_met_too(alder, session, building, dee, sasha):
    Session.objects.update(state=Session.State.HELD)
    assess_risks(alder.case, dee, on=SOON, outcome="STOP")

    with pytest.raises(NotReadyError, match="do not go on"):
        plan(alder, building, dee, supervisor=sasha, on=SATURDAY + timedelta(days=7))


def test_a_serious_risk_waits_for_the_second_signature(
    alder, building, dee, ruth, sasha
):
    serious = assess_risks(alder.case, dee, on=SOON, needs_two=True)
    with pytest.raises(NotReadyError, match="second person"):
        plan(alder, building, dee, supervisor=sasha)

    serious.seconded_by, serious.seconded_at = ruth, MONDAY_BEFORE
    serious.save()
    plan(alder, building, dee, supervisor=sasha)


def test_each_side_of_a_self_referral_has_its_own_form(alder, building, dee, sasha):
    SideForm.objects.filter(side="VISITING").delete()
    with pytest.raises(NotReadyError, match="no form from the visiting adult"):
        plan(alder, building, dee, supervisor=sasha)

    Case.objects.update(route=Case.Route.CAFCASS)
    alder.case.refresh_from_db()
    plan(alder, building, dee, supervisor=sasha)


def test_a_family_sent_by_a_court_waits_for_the_order(alder, building, dee, sasha):
    Case.objects.update(route=Case.Route.COURT)

    with pytest.raises(NotReadyError, match="order of the court"):
        plan(alder, building, dee, supervisor=sasha)


def test_a_first_session_waits_for_who_pays_who_collects_and_health(
    alder, building, dee, ruth, sasha
):
    """P7j, R3: a manager may go on; what was open is kept beside the reason."""
    FeeArrangement.objects.all().delete()
    PreVisit.objects.update(names_collectors=False, tells_health=False)
    with pytest.raises(NotReadyError) as refused:
        plan(alder, building, dee, supervisor=sasha, override_reason="I am no manager.")
    open_still = [reason.text for reason in refused.value.decision.reasons]

    assert open_still == [
        "Who pays is not agreed yet.",
        "Who brings and collects the child is not written down.",
        "The adult the child lives with was not asked about health.",
        "The visiting adult was not asked about health.",
    ]
    planned = plan(alder, building, ruth, supervisor=sasha, override_reason="By order.")
    assert Override.objects.get(session=planned).unseal()["gaps"] == open_still


def test_who_is_on_the_list_of_collectors_was_named(alder, building, dee, sasha):
    """R7: the list of the register counts, whatever the form of the visit says."""
    PreVisit.objects.update(names_collectors=False)
    with pytest.raises(NotReadyError, match="Who brings and collects"):
        plan(alder, building, dee, supervisor=sasha)
    listed = Collector(
        case=alder.case,
        container=alder.case.container,
        basis=Collector.Basis.RESIDENT,
        from_on=SOON,
        added_at=MONDAY_BEFORE,
        added_by=dee,
    )
    listed.seal({"name": "Anju Nair"})
    listed.save()

    plan(alder, building, dee, supervisor=sasha)


def test_a_family_that_comes_back_is_asked_everything_anew(
    alder, session, building, dee, sasha
):
    Session.objects.update(state=Session.State.HELD)
    later = SATURDAY + timedelta(days=60)
    plan(alder, building, dee, supervisor=sasha, on=later - timedelta(days=7))
    Spell.objects.create(case=alder.case, opened_on=SATURDAY + timedelta(days=20))

    with pytest.raises(NotReadyError) as refused:
        plan(alder, building, dee, supervisor=sasha, on=later)

    assert len(refused.value.decision.reasons) == 6


def test_only_a_manager_is_asked_why_to_go_on_when_moving(session, as_, dee, ruth):
    url = reverse("contact_sessions:move_session", args=[session.key])
    with clock.travelled_to(MONDAY_BEFORE):
        assert "why go on" not in as_(dee).get(url).content.decode()
        assert "why go on" in as_(ruth).get(url).content.decode()


def test_ready_is_ready(building, dee, sasha):
    """Nothing is asked of a family in which all is in place."""
    alder = people.alder()
    make_ready(alder, dee)

    assert plan(alder, building, dee, supervisor=sasha).overrides.count() == 0
