"""Changing one value of a policy leaves all other words of it alone (K2)."""

from datetime import date

import pytest

from kinkeeper.policy.complaints import complaints
from kinkeeper.policy.edition import DefectiveEditionError, compile_edition
from kinkeeper.policy.rewriting import (
    NotThereError,
    with_period,
    with_value,
    with_value_or_new,
)
from tests.policy.editing import TEXT


def lines_changed(text):
    pairs = zip(TEXT.splitlines(), text.splitlines(), strict=True)
    return [now for was, now in pairs if was != now]


def test_a_period_is_changed_and_its_comment_stays():
    assert lines_changed(with_period(TEXT, "P9f", 2, "years")) == [
        "keep = { years = 2 }"
    ]
    assert lines_changed(with_period(TEXT, "P9f", 18, "months")) == [
        "keep = { months = 18 }"
    ]
    assert lines_changed(with_period(TEXT, "P9d", 7, "years")) == [
        "keep = { years = 7, month_end_setting = true }"
    ]
    assert compile_edition(with_period(TEXT, "enquiry", 3, "months").encode())


def test_a_setting_is_changed_and_its_comment_stays():
    (line,) = lines_changed(with_value(TEXT, "settings", "ask_age", 30))
    assert line.startswith("ask_age = 30 ")
    assert "# A4" in line
    (line,) = lines_changed(with_value(TEXT, "settings", "case_anchor", "last_session"))
    assert line.startswith('case_anchor = "last_session" ')
    (line,) = lines_changed(with_value(TEXT, "settings", "fy_end_sticky", False))
    assert line.startswith("fy_end_sticky = false")
    (line,) = lines_changed(
        with_value(TEXT, "edition", "effective_from", date(2027, 1, 1))
    )
    assert line == "effective_from = 2027-01-01"


def test_a_value_that_was_not_there_is_added():
    text = with_value_or_new(TEXT, "edition", "supersedes", "2026-11")
    assert compile_edition(text.encode()).supersedes == "2026-11"
    again = with_value_or_new(text, "edition", "supersedes", "2027-03")
    assert compile_edition(again.encode()).supersedes == "2027-03"


@pytest.mark.parametrize(
    "change",
    [
        lambda: with_period(TEXT, "P9k.case_file", 2, "years"),
        lambda: with_period(TEXT, "P9e.professional", 2, "years"),
        lambda: with_period(TEXT, "nothing", 2, "years"),
        lambda: with_value(TEXT, "settings", "nothing", 2),
    ],
)
def test_what_is_not_there_is_not_invented(change):
    with pytest.raises(NotThereError):
        change()


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("ask_age = 25", "ask_age = 120", "ask_age = 120"),
        ("ask_age = 25", "ask_age = ", "ask_age = "),
        ('trigger = "case_ended"', 'trigger = "x"', '[retention."P9e.court"]'),
        ("Then we wait", "Then 7 days we wait", 'id = "9"'),
        ("tail = true", "tail = 7", "tail = 7"),
    ],
)
def test_each_complaint_knows_its_line(old, new, line):
    text = TEXT.replace(old, new, 1)
    with pytest.raises(DefectiveEditionError) as caught:
        compile_edition(text.encode())

    found = complaints(text, caught.value.defects)

    assert text.splitlines()[found[0].line - 1].startswith(line)


def test_a_complaint_about_no_line_comes_first():
    (found,) = complaints(TEXT, ("Something is wrong.",))
    assert found.line == 0
