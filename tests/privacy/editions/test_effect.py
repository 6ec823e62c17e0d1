"""What a draft would move, seen before it is published (K2)."""

from datetime import date

import pytest
from django.http import Http404

from kinkeeper.policy.edition import compile_edition
from kinkeeper.policy.rewriting import with_period, with_value
from kinkeeper.privacy.editions.queries.effect import effect_on_records
from kinkeeper.privacy.editions.queries.moving import Step, Way
from kinkeeper.privacy.editions.queries.telling import figures_of, sentence_of
from kinkeeper.privacy.records.models import Obligation
from tests import family
from tests.policy.editing import TEXT
from tests.privacy.editions import writing
from tests.privacy.editions.writing import WRITTEN_ON

pytestmark = pytest.mark.django_db

State = Obligation.State


def record(row, number, *, trigger_on=date(2026, 4, 2), state=State.COUNTING, **more):
    return Obligation.objects.create(
        kind="case_file",
        record=f"test:{row}:{number}",
        reference=f"KK-{number:04}",
        title="Case file",
        state=state,
        rule=row.split(".")[0][:6],
        row=row,
        opened_on=date(2026, 11, 2),
        trigger_on=trigger_on if state == State.COUNTING else None,
        because="",
        facts_sha256="",
        policy_version="2026-11",
        refreshed_at="2026-11-02T10:00Z",
        **more,
    )


def effect_of(text, viewer):
    return effect_on_records(
        compile_edition(text.encode()), viewer=viewer, today=WRITTEN_ON
    )


def test_each_record_is_counted_by_the_way_it_would_move(omar):
    """K2: the numbers, by row, and how many stay as they are."""
    for number in range(4):
        record("P9f", number)
    for number in range(3):
        record("P9e.court", number)
    record("P9e.court", 9, state=State.ACTIVE)
    record("P9h", 1)
    text = with_period(TEXT, "P9f", 2, "years")
    text = with_period(text, "P9e.court", 30, "months")

    effect = effect_of(text, omar)

    assert effect.moving(Way.LATER) == 4
    assert effect.moving(Way.EARLIER) == 3
    assert (effect.protected, effect.moved) == (7, 0)
    rows = {row.row: row for row in effect.rows}
    assert (rows["P9f"].was, rows["P9f"].would_be) == ("1 year", "2 years")
    assert rows["P9e.court"].in_use == 1
    assert "3 would move earlier and 4 would move later" in sentence_of(effect)
    assert "None of them does" in sentence_of(effect)


def test_examples_are_references_with_the_day_now_and_then(omar):
    record("P9f", 7)
    effect = effect_of(with_period(TEXT, "P9f", 2, "years"), omar)
    (example,) = effect.rows[0].examples
    assert example.reference == "KK-0007"
    assert (example.was, example.would_be) == (date(2027, 4, 3), date(2028, 4, 3))


def test_what_would_be_due_at_once_is_said(omar):
    """A shorter period can make many records go in one night."""
    record("P9e.court", 1, trigger_on=date(2025, 1, 1))
    record("P9e.court", 2, trigger_on=date(2026, 12, 1))
    record("P9e.court", 3, trigger_on=date(2020, 1, 1))
    effect = effect_of(with_period(TEXT, "P9e.court", 1, "years"), omar)
    assert effect.rows[0].due_at_once == 1
    assert "could go at once" in {figure.words for figure in figures_of(effect)}


def test_a_lost_and_a_new_end_date(omar):
    record("P9f", 1)
    record("P9i", 2, state=State.INDEFINITE)
    text = TEXT.replace(
        'keep = { years = 1 }\nthen = "destroy"\nkeeps = ["anonymous_statistics"]',
        'limit = "indefinite"\nthen = "review"',
        1,
    )
    effect = effect_of(text, omar)
    assert effect.moving(Way.LOSES_END) == 1


def test_what_depends_on_the_day_is_told_day_by_day():
    """30 days are less than one month, except after February."""
    month = with_period(TEXT, "enquiry", 1, "months")
    days = with_period(TEXT, "enquiry", 30, "days")
    was, would_be = (compile_edition(text.encode()) for text in (month, days))
    step = Step(
        was.schedule.row("enquiry"),
        would_be.schedule.row("enquiry"),
        was.schedule,
        would_be.schedule,
    )
    assert step.way is None
    ends = [step.ends(day) for day in (date(2026, 1, 31), date(2026, 3, 1))]
    assert [after > before for before, after in ends] == [True, False]


def test_a_change_that_takes_nothing_away_moves_nobody(omar):
    record("P9f", 1)
    effect = effect_of(with_value(TEXT, "settings", "disposal_grace_days", 20), omar)
    assert effect.rows == ()
    assert sentence_of(effect) == "No record that we hold now would move."


def test_what_the_law_demands_really_moves(omar):
    """PV-5"""
    record("P9f", 1)
    record("P9h", 1)
    text = with_period(TEXT, "P9f", 2, "years")
    text = with_period(text, "P9h", 2, "years")
    text += '\n[legal_override."retention.P9f"]\ncites = "An Act, s.1"\n'
    effect = effect_of(text, omar)
    assert (effect.moved, effect.protected) == (1, 1)
    assert "1 do move" in sentence_of(effect)


def test_looks_and_days_that_would_be_worked_out_anew(omar):
    case = family.wren().case
    record("P9i", 1, state=State.INDEFINITE, review_on=date(2040, 1, 1), case=case)
    later = effect_of(with_value(TEXT, "settings", "ask_age", 30), omar)
    assert (later.reviews, later.anew) == (1, 0)
    anew = effect_of(with_value(TEXT, "settings", "case_anchor", "last_session"), omar)
    assert (anew.reviews, anew.anew) == (0, 1)


def test_a_worry_about_a_child_gives_no_example(omar):
    record("P9k.case_file", 1, state=State.INDEFINITE)
    text = TEXT.replace(
        'trigger = "no_end"\nlimit = "indefinite"\nthen = "review"\nkeeps',
        'trigger = "case_ended"\nkeep = { years = 40 }\nthen = "review"\nkeeps',
        1,
    )
    (row,) = effect_of(text, omar).rows
    assert row.examples == ()


def test_only_those_who_look_after_records_see_it(db):
    with pytest.raises(Http404):
        effect_of(TEXT, family.bea())


def test_looking_costs_the_same_however_many_records_there_are(
    omar, django_assert_max_num_queries
):
    """K2: whole sets, never one record at a time."""
    text = with_period(TEXT, "P9f", 2, "years")
    for number in range(40):
        record("P9f", number)
    omar.roles()
    with django_assert_max_num_queries(4):
        effect_of(text, omar)


def test_days_that_move_both_ways_are_counted_apart(omar):
    record("enquiry", 1, trigger_on=date(2026, 1, 31))
    record("enquiry", 2, trigger_on=date(2026, 3, 1))
    record("enquiry", 3, trigger_on=date(2026, 3, 2))
    # Twelve months are 365 days; a leap day in between makes them 366.
    record("enquiry", 4, trigger_on=date(2027, 5, 1))
    effect = effect_of(with_period(TEXT, "enquiry", 366, "days"), omar)
    assert effect.moving(Way.LATER) == 3
    assert effect.moving(Way.EARLIER) == 0


def test_what_an_edition_before_changed_is_not_counted_again(omar, ruth):
    """K2: the effect is that of this draft alone."""
    record("P9f", 1)
    record("P9h", 1)
    draft = writing.published(omar, ruth)
    text = with_period(draft.text, "P9h", 2, "years")
    assert [row.row for row in effect_of(text, omar).rows] == ["P9h"]
    assert effect_of(draft.text, omar).rows == ()
