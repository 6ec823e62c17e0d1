"""The proof of an answer, and its way through a restore (P8h, P12c)."""

from datetime import date

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.recovery import register as recovery
from kinkeeper.foundation.recovery.register import Replayed
from kinkeeper.privacy.editions.commands.settle_answers import settle_case
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.editions.queries.journalled import KIND
from kinkeeper.privacy.records import obligations, register
from kinkeeper.privacy.records.models import Obligation
from tests.privacy.editions.test_answers import SPRING, file_of, says, wren
from tests.privacy.editions.writing import at

pytestmark = pytest.mark.django_db
__all__ = ["wren"]


def replay():
    return next(each for each in recovery.replays() if each.kind == KIND)


def test_an_answer_is_kept_as_the_proof_of_a_permission(wren):
    """P8h, K4"""
    (answer,) = says(wren.resident, {wren.resident: True})
    row = Obligation.objects.get(record=trail.name_of(answer))
    assert (row.kind, row.state, row.case) == ("consent", "ACTIVE", None)
    assert row.reference == wren.case.reference

    says(wren.resident, {wren.resident: False})

    row.refresh_from_db()
    assert (row.state, row.trigger_on) == ("COUNTING", SPRING)


def test_the_proof_goes_when_its_time_is_over_and_leaves_a_digest(wren):
    (answer,) = says(wren.resident, {wren.resident: True})
    name = trail.name_of(answer)
    part = next(
        each
        for each in register.lone_parts_of("consent")
        if "changes of the policy" in each.title
    )
    assert part.count(name) == 1
    erased = part.erase(name, clock.now())
    assert (erased.count, len(erased.digests)) == (1, 1)
    assert part.count(name) == 0


def test_the_proof_outlives_the_people_in_the_case_file(wren):
    (answer,) = says(wren.resident, {wren.resident: True})
    wren.resident.delete()
    answer.refresh_from_db()
    assert (answer.party, answer.case) == (None, wren.case)


def test_an_answer_taken_back_is_taken_back_again_after_a_restore(wren):
    """K5, BK-3: a backup does not bring a consent back."""
    says(wren.resident, {wren.resident: True, wren.children[0]: True})
    says(wren.visiting, {wren.visiting: True})
    assert file_of(wren).policy_version == "2027-03"
    says(wren.visiting, {wren.visiting: False})
    lines = list(replay().lines())
    assert [line.said["answer"] for line in lines].count("NO") == 1
    no = next(line for line in lines if line.said["answer"] == "NO")
    # The backup was made before the no.
    ChangeAnswer.objects.filter(key=no.key).delete()
    ChangeAnswer.objects.filter(party=wren.visiting).update(ended_on=None)
    (yes,) = ChangeAnswer.objects.filter(party=wren.visiting)
    obligations.keep_alone(record=trail.name_of(yes), now=clock.now())
    settle_case(case=wren.case, now=at(SPRING))
    assert file_of(wren).policy_version == "2027-03"

    assert replay().replay(no) is Replayed.DONE
    assert replay().replay(no) is Replayed.ALREADY

    living = ChangeAnswer.objects.get(party=wren.visiting, ended_on=None)
    assert living.answer == "NO"
    # At once, not when the night comes: an agreed disposal must not go by the yes.
    assert file_of(wren).policy_version == "2026-11"
    proof = Obligation.objects.get(record=trail.name_of(yes))
    assert (proof.state, proof.trigger_on) == ("COUNTING", SPRING)
    assert Obligation.objects.filter(record=trail.name_of(living)).exists()


def test_an_answer_of_somebody_the_backup_does_not_know_waits_for_a_person(wren):
    says(wren.resident, {wren.resident: True})
    (line,) = replay().lines()
    ChangeAnswer.objects.all().delete()
    wren.resident.delete()
    assert replay().replay(line) is Replayed.SET_ASIDE
    assert isinstance(date.fromisoformat(line.said["answered_on"]), date)
