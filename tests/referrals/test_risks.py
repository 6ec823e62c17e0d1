"""A named person weighs the risks and signs; a serious one takes two (P8a, R3, R25)."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.people.models import CourtOrder
from kinkeeper.referrals.commands.add_hazard import add_hazard
from kinkeeper.referrals.commands.decide_risk import Verdict, decide_risk
from kinkeeper.referrals.commands.second_risk import second_risk
from kinkeeper.referrals.models import RiskAssessment
from kinkeeper.referrals.queries.risks import to_assess_again
from tests import family
from tests.referrals.test_records import erase

pytestmark = pytest.mark.django_db
FRIDAY = date(2026, 3, 13)
NOW = clock.moment(FRIDAY, 10)
SMALL = {
    "hazard": "Late arrival at the gate",
    "likelihood": 2,
    "severity": 2,
    "left": "LOW",
    "evidence": "ALLEGED",
}
CONVICTION = {**SMALL, "evidence": "CONVICTED", "child_abuse": True}


@pytest.fixture
def alder():
    return family.alder()


def begin(case, by, hazard=SMALL):
    return add_hazard(case=case, hazard=hazard, by=by, now=NOW)


def decide(assessment, by, **changes):
    told = {
        "outcome": "GO_ON",
        "level": "supervised",
        "workers": 1,
        "apart_minutes": 15,
        "review_on": date(2026, 6, 12),
        "reasons": "Nothing points to danger.",
    }
    return decide_risk(
        assessment=assessment,
        verdict=Verdict(**{**told, **changes}),
        by=by,
        now=NOW,
        version_seen=assessment.version,
    )


def whys(viewer, today=FRIDAY):
    return [row.why for row in to_assess_again(viewer=viewer, today=today)]


def test_a_small_risk_takes_one_named_person(alder, dee):
    signed = decide(begin(alder.case, dee), dee)

    assert signed.is_signed
    assert signed.decided_by == dee
    assert whys(dee) == []


def test_a_serious_risk_waits_for_somebody_else(alder, dee):
    signed = decide(begin(alder.case, dee, {**SMALL, "left": "HIGH"}), dee)
    assert not signed.is_signed
    assert whys(dee) == ["A second person has to sign."]

    with pytest.raises(RefusedError, match="Somebody else"):
        second_risk(assessment=signed, by=dee, now=NOW, version_seen=signed.version)
    second_risk(
        assessment=signed, by=family.ruth(), now=NOW, version_seen=signed.version
    )

    assert RiskAssessment.objects.get().is_signed


def test_a_conviction_refuses_supported_contact_without_advice(alder, dee):
    """R25."""
    begun = begin(alder.case, dee, CONVICTION)
    with transaction.atomic(), pytest.raises(RefusedError, match="convicted"):
        decide(begun, dee, level="supported")

    begun = RiskAssessment.objects.get()
    signed = decide(
        begun, dee, level="supported", advice="The LADO", exception="See the letter"
    )
    assert signed.needs_two


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reasons": " "}, "Say why"),
        ({"review_on": FRIDAY}, "in the future"),
        ({"outcome": "CONDITIONS"}, "conditions"),
    ],
)
def test_a_decision_without_its_grounds_is_refused(alder, dee, changes, words):
    with pytest.raises(RefusedError, match=words):
        decide(begin(alder.case, dee), dee, **changes)


def test_a_new_version_keeps_the_dangers_and_the_old_one(alder, dee):
    first = decide(begin(alder.case, dee), dee)
    second = begin(alder.case, dee, CONVICTION)

    assert (first.number, second.number) == (1, 2)
    assert len(second.unseal()["hazards"]) == 2
    assert len(RiskAssessment.objects.get(number=1).unseal()["hazards"]) == 1


def test_a_decided_version_is_not_decided_again(alder, dee):
    signed = decide(begin(alder.case, dee), dee)
    with pytest.raises(RefusedError, match="already"):
        decide(signed, dee)


def test_a_new_order_and_the_day_of_review_ask_to_look_again(alder, dee):
    decide(begin(alder.case, dee), dee)
    assert whys(dee, date(2026, 6, 12)) == ["It is time to look again."]

    CourtOrder.objects.create(
        case=alder.case, container=alder.case.container, recorded_on=date(2026, 3, 14)
    )
    assert whys(dee, date(2026, 3, 15)) == ["There is a new court order."]


def test_a_supervisor_does_not_assess(alder):
    with pytest.raises(RefusedError, match="co-ordinator"):
        begin(alder.case, family.sasha())


def test_the_database_holds_one_version_in_hand_and_two_different_people(alder, dee):
    begun = begin(alder.case, dee)
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskAssessment.objects.create(
            case=alder.case,
            container=alder.case.container,
            number=2,
            begun_at=NOW,
            begun_by=dee,
        )
    signed = decide(begun, dee)
    with pytest.raises(IntegrityError), transaction.atomic():
        RiskAssessment.objects.filter(pk=signed.pk).update(seconded_by=dee)


def test_the_words_are_sealed_and_go_with_the_case_file(alder, dee):
    """K3."""
    decide(begin(alder.case, dee), dee)
    assert b"Late arrival" not in bytes(RiskAssessment.objects.get().sealed)

    assert erase(alder.case)["risk assessments"].count == 1
    assert not RiskAssessment.objects.exists()


def test_dee_writes_a_danger_down_and_signs_on_the_pages(alder, dee, desk):
    sign = "/staff/families/alder/risks/"
    told = {**SMALL, "at_risk": "Maya", "source": "The school"}
    assert desk.post(f"{sign}new/", told).status_code == 302

    begun = RiskAssessment.objects.get()
    answer = desk.post(
        f"{sign}{begun.key}/",
        {
            "version": begun.version,
            "outcome": "GO_ON",
            "reasons": "Nothing points to danger.",
            "level": "supervised",
            "workers": 1,
            "apart_minutes": 15,
            "review_on_day": "12",
            "review_on_month": "6",
            "review_on_year": str(clock.today().year + 1),
        },
    )

    assert answer.status_code == 302
    page = desk.get(sign).content.decode()
    assert "Late arrival at the gate" in page
    assert "Signed by" in page


def test_a_supervisor_and_another_family_find_nothing(alder, dee, desk, client):
    """K3: the same answer for "not yours" and "no such"."""
    begun = begin(alder.case, dee)
    family.wren()
    assert desk.get(f"/staff/families/wren/risks/{begun.key}/").status_code == 404
    client.force_login(family.sasha())
    assert client.get("/staff/families/alder/risks/").status_code == 404
