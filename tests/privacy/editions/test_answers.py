"""A reduction counts for somebody only after they clearly agreed (P14, PV-3, PV-4)."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation import clock
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.policy import library
from kinkeeper.policy.rewriting import with_period
from kinkeeper.privacy.editions.commands.answer_change import (
    answer_change,
    record_answer,
)
from kinkeeper.privacy.editions.models import ChangeAnswer
from kinkeeper.privacy.editions.queries.answers import answers_in_numbers
from kinkeeper.privacy.editions.queries.concerned import asked_of
from kinkeeper.privacy.editions.queries.judging import judged_without_consent
from kinkeeper.privacy.editions.tasks import settle
from kinkeeper.privacy.records import obligations
from kinkeeper.privacy.records.models import Obligation
from tests import family
from tests.privacy import stage
from tests.privacy.editions import writing
from tests.privacy.editions.writing import COUNTS_FROM, at

pytestmark = pytest.mark.django_db

CLOSED_ON = date(2026, 10, 2)
SPRING = COUNTS_FROM + timedelta(days=10)


@pytest.fixture
def wren(omar, ruth):
    """A closed family under the first edition; the second one counts since March."""
    made = family.wren(opened_on=date(2025, 6, 2))
    stage.closed(made, CLOSED_ON)
    writing.published(omar, ruth)
    with clock.travelled_to(at(SPRING)):
        yield made


def file_of(made):
    return made.case.obligations.get(kind="case_file")


def says(party, answers, on=SPRING):
    return answer_change(
        party=party,
        answers={subject.key: answer for subject, answer in answers.items()},
        edition="2027-03",
        by=party.account,
        now=at(on),
    )


def everybody_says_yes(made, on=SPRING):
    says(made.resident, {made.resident: True, made.children[0]: True}, on)
    says(made.visiting, {made.visiting: True}, on)


def years(made):
    row = file_of(made)
    schedule = library.schedule_for(row.policy_version)
    return schedule.row(row.row).period(schedule.settings).years


def test_silence_is_a_no(wren):
    """PV-3"""
    settle(SPRING)
    assert (file_of(wren).policy_version, years(wren)) == ("2026-11", 1)


def test_what_was_collected_later_obeys_the_new_edition(wren):
    """PV-3"""
    made = family.alder(opened_on=SPRING, service="supported")
    stage.closed(made, SPRING + timedelta(days=3))
    assert file_of(made).policy_version == "2027-03"


def test_a_shared_record_moves_when_the_last_of_them_has_agreed(wren):
    """PV-4"""
    says(wren.resident, {wren.resident: True, wren.children[0]: True})
    assert file_of(wren).policy_version == "2026-11"

    says(wren.visiting, {wren.visiting: True})

    assert (file_of(wren).policy_version, years(wren)) == ("2027-03", 2)
    assert not judged_without_consent().exists()
    answers = ChangeAnswer.objects.all()
    assert {each.counts_for[0] for each in answers} == {"retention.P9f"}
    assert all("2 years" in each.wording for each in answers)


def test_a_refresh_does_not_undo_what_they_agreed_to(wren):
    everybody_says_yes(wren)
    obligations.refresh(case=wren.case, now=at(SPRING + timedelta(days=9)))
    assert file_of(wren).policy_version == "2027-03"


def test_taking_it_back_brings_the_older_rule_back(wren):
    """PV-6: going forward."""
    everybody_says_yes(wren)
    says(wren.visiting, {wren.visiting: False}, SPRING + timedelta(days=5))
    assert (file_of(wren).policy_version, years(wren)) == ("2026-11", 1)
    old = ChangeAnswer.objects.get(party=wren.visiting, answer="YES")
    assert old.ended_on == SPRING + timedelta(days=5)


def test_a_no_of_one_parent_for_the_child_is_a_no(wren):
    """CN-4: two who disagree are no consent."""
    everybody_says_yes(wren)
    says(wren.visiting, {wren.children[0]: False})
    assert file_of(wren).policy_version == "2026-11"


def test_a_child_who_understands_decides_for_itself(wren, omar):
    """CN-4"""
    (sam,) = wren.children
    says(wren.resident, {wren.resident: True, sam: False})
    says(wren.visiting, {wren.visiting: True})
    record_answer(
        subject=sam,
        given_by=sam,
        edition="2027-03",
        answer="YES",
        capacity="CHILD",
        answered_on=SPRING,
        by=family.worker("Pat Moss", "RECORDS_LEAD", "COORDINATOR"),
        now=at(SPRING),
    )
    assert file_of(wren).policy_version == "2027-03"
    assert not judged_without_consent().exists()


def test_what_a_parent_said_ends_when_the_child_is_grown_up(wren):
    """CN-5"""
    everybody_says_yes(wren)
    (sam,) = wren.children
    sam.person.born_on = date(2009, 4, 1)
    sam.person.save()
    birthday = date(2027, 4, 1)
    settle(birthday - timedelta(days=1))
    assert file_of(wren).policy_version == "2027-03"
    settle(birthday)
    assert file_of(wren).policy_version == "2026-11"


def test_a_yes_given_early_counts_from_the_first_day_of_the_edition(omar, ruth):
    """PV-6"""
    made = family.wren(opened_on=date(2025, 6, 2))
    stage.closed(made, CLOSED_ON)
    writing.published(omar, ruth)
    everybody_says_yes(made, on=date(2027, 2, 1))
    eve = COUNTS_FROM - timedelta(days=1)
    with clock.travelled_to(at(eve)):
        settle(eve)
    assert file_of(made).policy_version == "2026-11"
    with clock.travelled_to(at(COUNTS_FROM)):
        settle(COUNTS_FROM)
    assert file_of(made).policy_version == "2027-03"


def test_a_yes_is_a_yes_only_to_what_was_shown(wren):
    """PV-3"""
    everybody_says_yes(wren)
    ChangeAnswer.objects.filter(party=wren.visiting).update(counts_for=["settings.x"])
    settle(SPRING)
    assert file_of(wren).policy_version == "2026-11"


def test_an_agreed_disposal_stops_when_another_edition_counts(wren, omar, ruth):
    """C-13"""
    seen = []
    obligations.on_change.append(seen.append)
    try:
        everybody_says_yes(wren)
    finally:
        obligations.on_change.remove(seen.append)
    (change,) = (each for each in seen if each.case == wren.case)
    assert change.record == file_of(wren).record
    assert "edition" in change.why


def test_nobody_answers_for_another_grown_up(wren):
    """K3"""
    with pytest.raises(RefusedError, match="yourself"):
        says(wren.resident, {wren.visiting: True})
    with pytest.raises(RefusedError):
        answer_change(
            party=wren.visiting,
            answers={wren.visiting.key: True},
            edition="2027-03",
            by=wren.resident.account,
            now=at(SPRING),
        )


def test_nothing_is_asked_where_nothing_is_taken_away(omar, ruth):
    made = family.wren(opened_on=date(2025, 6, 2))
    stage.closed(made, CLOSED_ON)
    writing.published(omar, ruth, writing.quicker)
    assert asked_of(made.case) == []
    with pytest.raises(RefusedError, match="Nothing is asked"):
        says(made.resident, {made.resident: True})


def test_a_rule_for_records_that_a_family_does_not_have_asks_them_nothing(omar, ruth):
    made = family.wren(opened_on=date(2025, 6, 2))
    stage.closed(made, CLOSED_ON)
    writing.published(omar, ruth, lambda text: with_period(text, "P9a", 7, "years"))
    assert asked_of(made.case) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"answered_on": SPRING + timedelta(days=1)}, "still to come"),
        ({"capacity": "SELF", "given_by": "resident"}, "only answer for a child"),
        ({"capacity": "PARENT", "subject": "visiting"}, "grown up"),
        ({"edition": "2026-11"}, "Nothing is asked"),
        ({"by": "dee"}, "may not record"),
        ({"by": "bea"}, "may not record"),
    ],
)
def test_an_answer_on_paper_must_be_possible(wren, changes, words):
    people = {
        "resident": wren.resident,
        "visiting": wren.visiting,
        "sam": wren.children[0],
        "pat": family.worker("Pat Moss", "RECORDS_LEAD", "COORDINATOR"),
        "dee": family.dee(),
        "bea": family.bea(),
    }
    told = {
        "subject": "sam",
        "given_by": "resident",
        "edition": "2027-03",
        "answer": "YES",
        "capacity": "PARENT",
        "answered_on": SPRING,
        "by": "pat",
    } | changes
    if told["capacity"] == "SELF":
        told["subject"] = "visiting"
    filled = {
        name: people.get(value, value) if isinstance(value, str) else value
        for name, value in told.items()
    }
    with pytest.raises(RefusedError, match=words):
        record_answer(**filled, now=at(SPRING))


def test_somebody_who_has_died_need_not_agree(wren):
    """PV-4: all living people concerned."""
    says(wren.resident, {wren.resident: True, wren.children[0]: True})
    record_answer(
        subject=wren.visiting,
        given_by=wren.visiting,
        edition="2027-03",
        answer="DIED",
        capacity="SELF",
        answered_on=SPRING,
        by=family.worker("Pat Moss", "RECORDS_LEAD", "COORDINATOR"),
        now=at(SPRING),
    )
    assert file_of(wren).policy_version == "2027-03"


def test_the_second_look_finds_a_record_that_was_moved_unasked(wren):
    """K1: by another way than the engine's own."""
    assert not judged_without_consent().exists()
    Obligation.objects.filter(case=wren.case).update(policy_version="2027-03")
    assert judged_without_consent().count() == 1
    Obligation.objects.filter(case=wren.case).update(policy_version="nowhere")
    assert judged_without_consent().count() == 1


def test_the_second_look_sees_an_answer_that_was_taken_back(wren):
    everybody_says_yes(wren)
    assert not judged_without_consent().exists()
    ChangeAnswer.objects.filter(party=wren.visiting).update(ended_on=SPRING)
    assert judged_without_consent().exists()
    settle(SPRING)
    assert not judged_without_consent().exists()


def test_a_record_collected_under_the_new_edition_is_not_judged_by_the_old(wren):
    made = family.alder(opened_on=SPRING, service="supported")
    stage.closed(made, SPRING + timedelta(days=3))
    assert not judged_without_consent().exists()
    Obligation.objects.filter(case=made.case).update(policy_version="2026-11")
    assert judged_without_consent().count() == made.case.obligations.count()


def test_the_team_sees_numbers_and_no_answer_of_anybody(wren, omar):
    everybody_says_yes(wren)
    (told,) = answers_in_numbers(viewer=omar)
    assert (told.yes, told.no, told.ended, told.records) == (3, 0, 0, 1)
