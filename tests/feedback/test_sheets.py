"""Evaluation sheets: a slip opens one, once; nobody can be found from an answer."""

from datetime import date, timedelta

import pytest

from kinkeeper.feedback.commands.answer_slip import answer_slip
from kinkeeper.feedback.commands.end_slips import end_slips
from kinkeeper.feedback.commands.make_slips import make_slips
from kinkeeper.feedback.models import Answer, Audience, Slip
from kinkeeper.feedback.queries.questions import QUESTIONS, marks_for
from kinkeeper.feedback.queries.results import results
from kinkeeper.feedback.queries.slips import slip_of
from kinkeeper.foundation import clock
from kinkeeper.foundation.accounts.roles import Role
from kinkeeper.foundation.audit.models import Event
from kinkeeper.foundation.audit.trail import RefusedError
from kinkeeper.privacy.disposal.tasks import sweep_disposals
from kinkeeper.privacy.records import register
from kinkeeper.privacy.records.models import Obligation
from tests import family
from tests.family import SATURDAY

pytestmark = pytest.mark.django_db

NOW = clock.moment(SATURDAY, 12)
WORDS = "The blue room is cold."


def slips(number=1, audience=Audience.RESIDENT, by=None, now=NOW):
    by = by or family.bea()
    return make_slips(audience=audience, number=number, by=by, now=now)


def answered(code, words=WORDS, now=NOW, **marks):
    slip = slip_of(code, today=SATURDAY)
    return answer_slip(slip=slip, marks=marks or {"safe": 1}, words=words, now=now)


def test_a_slip_opens_one_sheet_once():
    """P8c"""
    (code,) = slips()
    slip = slip_of(code.lower().replace("-", " "), today=SATURDAY)
    answered(code)
    assert slip_of(code, today=SATURDAY) is None
    with pytest.raises(RefusedError, match="used"):
        answer_slip(slip=slip, marks={}, words="Again", now=NOW)
    assert Answer.objects.count() == 1


def test_a_slip_is_good_for_four_weeks():
    (code,) = slips()
    last = SATURDAY + timedelta(days=28)
    assert slip_of(code, today=last)
    assert slip_of(code, today=last + timedelta(days=1)) is None
    assert end_slips(today=last) == 0
    assert end_slips(today=last + timedelta(days=1)) == 1


def test_the_code_itself_is_not_kept():
    (code,) = slips()
    row = Slip.objects.values().get()
    assert code not in str(row)
    assert code.replace("-", "") not in str(row)


def test_nothing_ties_an_answer_to_a_slip_a_person_or_a_moment():
    """P8c: no row, no event, no time of day, not even the day."""
    (code,) = slips()
    answer = answered(code)
    assert not Slip.objects.exists()
    assert answer.month == "2026-03"
    event = Event.objects.get(action="feedback.answered")
    assert event.by_id is None
    assert str(answer.key) not in str(vars(event))
    names = {field.name for field in Answer._meta.get_fields()}
    assert names == {
        "id",
        "key",
        "container",
        "sealed",
        "audience",
        "month",
        "marks",
        "anonymised_on",
    }


def test_a_mark_for_another_question_is_not_kept():
    (code,) = slips()
    assert answered(code, safe=2, liked=1, child=4).marks == {"safe": 2, "child": 4}


def test_the_words_are_sealed_with_a_key_of_their_own():
    one, two = slips(2)
    first, second = answered(one), answered(two)
    assert first.container != second.container
    assert b"cold" not in bytes(first.sealed)


def test_after_a_year_the_words_go_and_the_marks_stay():
    """P8c, A17: and the record engine knows it from the day of the answer."""
    code, *others = slips(5)
    answer = answered(code)
    promise = Obligation.objects.get()
    for other in others:
        answered(other)
    assert (promise.rule, promise.trigger_on) == ("P8c", date(2026, 3, 1))
    (part,) = register.lone_parts_of("survey_answer")
    erased = part.erase(promise.record, NOW)
    assert erased.count == 1
    answer.refresh_from_db()
    assert (answer.marks, bytes(answer.sealed)) == ({"safe": 1}, b"")
    assert answer.container.shredded_at
    assert register.lone_record(promise.record) is None


def test_it_is_listed_for_disposal_on_its_day():
    (code,) = slips()
    answered(code)
    assert sweep_disposals(date(2027, 2, 28)).proposed == 0
    assert sweep_disposals(date(2027, 4, 2)).proposed == 1


def test_few_answers_are_not_shown():
    """P8c: four could be guessed; five are shown."""
    dee, bea = family.dee(), family.bea()
    codes = slips(5, by=bea)
    for code in codes[:4]:
        answered(code, safe=1)
    shown = results(Audience.RESIDENT, viewer=dee).charts[0]
    assert {count.number for count in shown.counts} == {None}
    answered(codes[4], safe=1)
    shown = results(Audience.RESIDENT, viewer=dee).charts[0]
    assert shown.total == 5


def test_who_may_make_slips_and_how_many():
    omar = family.omar()
    for by, number in ((omar, 1), (family.bea(), 0), (family.sasha(), 25)):
        with pytest.raises(RefusedError):
            slips(number, by=by)


def test_every_sheet_has_questions_and_four_marks():
    for audience in Audience:
        assert 3 <= len(QUESTIONS[audience]) <= 4
        assert len(marks_for(audience)) == 4


def test_a_child_fills_it_in_without_signing_in(client):
    """P8c: as they see it; no cookie says who they are."""
    (code,) = slips(audience=Audience.CHILD_7, now=clock.now())
    wrong = client.post("/feedback/", {"code": "ZZZZ-ZZZZ"})
    assert "opens nothing" in wrong.content.decode()
    there = client.post("/feedback/", {"code": code})
    page = client.get(there["Location"]).content.decode()
    assert "Did you feel safe?" in page
    assert "0800 1111" in page
    sent = client.post(there["Location"], {"safe": "1", "words": "I like the fish."})
    assert sent["Location"] == "/feedback/thanks/"
    assert client.get(there["Location"]).status_code == 404
    assert Answer.objects.get().unseal()["words"] == "I like the fish."


def test_the_team_prints_slips_and_reads_words(client):
    dee = family.dee()
    client.force_login(dee)
    made = client.post("/staff/feedback/slips/", {"audience": "VISITING", "number": 2})
    assert made.content.decode().count("Code:") == 2
    (code,) = slips(audience=Audience.VISITING)
    answered(code)
    assert WORDS in client.get("/staff/feedback/?who=VISITING").content.decode()
    assert client.get("/staff/feedback/?who=NOBODY").status_code == 404
    vera = family.worker("Vera Ash", Role.VOLUNTEER)
    client.force_login(vera)
    assert client.get("/staff/feedback/").status_code == 404
    assert client.get("/staff/feedback/slips/").status_code == 200
