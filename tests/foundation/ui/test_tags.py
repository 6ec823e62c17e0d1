"""Tags escape whatever they are given, and refuse what they do not know."""

from datetime import date

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from kinkeeper.foundation.ui import parts
from kinkeeper.foundation.ui.charts.axis import Axis, Scale
from kinkeeper.foundation.ui.charts.day_track import Day, DayRow, Stay
from kinkeeper.foundation.ui.charts.life_chart import LifeChart, LifeGroup, LifeRow
from kinkeeper.foundation.ui.charts.life_line import Life
from kinkeeper.foundation.ui.charts.month_bars import Month, MonthBars

BAD = '"><img src=x onerror=alert(1)>'
TAG = parts.Tag(BAD, "plum")


def draw(template: str, **context) -> str:
    return Template("{% load kk %}" + template).render(Context(context))


def hostile() -> dict:
    life = Life(BAD, date(2025, 1, 1), date(2025, 6, 1), date(2026, 6, 1), None)
    scale = Scale(2024, 2028, date(2026, 1, 1))
    stay = Stay(600, 690)
    day_row = DayRow(BAD, BAD, stay, stay, BAD, TAG, BAD, BAD)
    life_row = LifeRow(life, BAD, BAD, BAD, BAD, BAD, TAG, parts.Link(BAD, BAD))
    event = parts.TimelineEvent(BAD, BAD, BAD, link=parts.Link(BAD, BAD, BAD))
    act = parts.Act(BAD, BAD, about=BAD, fields={BAD: BAD})
    return {
        "bad": BAD,
        "act": act,
        "card": parts.DoorCard(
            BAD, BAD, "in", BAD, BAD, BAD, "clay", TAG, BAD, held=BAD,
            second=parts.Link(BAD, BAD, BAD),
        ),
        "keep": [parts.KeepInMind(BAD, BAD, "lock", "plum")],
        "side": parts.Side(BAD, BAD, [parts.Way(BAD, "text")]),
        "timeline": [parts.TimelineDay(BAD, [event])],
        "plan": [parts.PlanStep(BAD, "child-in", BAD)],
        "tasks": [parts.Task(BAD, TAG, BAD, BAD)],
        "rows": [parts.SummaryRow(BAD, BAD, BAD, BAD)],
        "figures": [parts.Figure(BAD, BAD)],
        "items": [{"label": BAD, "url": BAD, "current": True}],
        "table": parts.DataTable(
            BAD,
            (parts.Column(BAD), parts.Column(BAD)),
            [(parts.Cell(BAD, BAD, small=BAD), parts.Cell(tag=TAG))],
        ),
        "day": Day(Axis(540, 840, 600), [day_row]),
        "lives": LifeChart(scale, [LifeGroup(BAD, "box", "pine", BAD, [life_row])]),
        "bars": MonthBars(BAD, [Month(2026, 1, 2)], BAD),
    }  # fmt: skip


@pytest.mark.parametrize(
    "template",
    [
        "{% sign bad url=bad small=bad %}{% sigil bad %}",
        "{% tag bad %}",
        "{% button bad href=bad about=bad described_by=bad %}",
        "{% button bad name=bad value=bad %}",
        "{% act act %}",
        "{% subnav items label=bad %}{% chips items label=bad %}",
        "{% note bad bad act=act id=bad %}",
        "{% empty_state bad detail=bad href=bad label=bad %}",
        "{% door_card card %}",
        "{% keep_in_mind keep %}",
        "{% two_sides side side %}",
        "{% timeline timeline %}",
        "{% plan_list plan %}",
        "{% task_list tasks %}",
        "{% summary_list rows %}",
        "{% data_table table %}",
        "{% figures figures %}",
        "{% day_track day %}",
        "{% life_lines lives %}",
        "{% month_bars bars %}",
        '{% element "p" class=bad %}{{ bad }}{% endelement %}',
    ],
)
def test_hostile_text_stays_text(template):
    html = draw(template, **hostile())

    assert "<img" not in html
    assert "&gt;" in html


def test_an_unknown_icon_is_a_mistake_of_the_author():
    with pytest.raises(ValueError, match="no icon 'unicorn'"):
        draw('{% icon "unicorn" %}')


def test_an_unknown_kind_or_option_of_button_is_a_mistake_of_the_author():
    with pytest.raises(KeyError):
        draw('{% button "Save" kind="shiny" %}')
    with pytest.raises(TypeError, match="button knows no colour"):
        draw('{% button "Save" colour="red" %}')


def test_an_unknown_callsign_is_still_drawn():
    assert "<svg" in draw('{% sigil "Unicorn" %}')


def test_an_empty_element_leaves_nothing_behind():
    template = '{% element "h1" %}{% if words %}{{ words }}{% endif %}{% endelement %}'

    assert draw(template, words="") == ""
    assert draw(template, words="Hall") == "<h1>Hall</h1>"


def test_a_held_door_has_no_button_and_says_why():
    card = parts.DoorCard(
        "Otter", "10:15", "in", "Child arrives", "", "Front door", "clay",
        parts.Tag("late", "red"), act=parts.Act("Arrived", "/x/"), held="Corridor",
    )  # fmt: skip

    html = draw("{% door_card card %}", card=card)

    assert "On hold" in html
    assert "Corridor" in html
    assert "<button" not in html


def test_an_act_is_a_post_with_its_own_word():
    html = draw("{% act act %}", act=parts.Act("Left", "/x/", fields={"row": 3}))

    assert 'method="post" action="/x/"' in html
    assert '<input type="hidden" name="row" value="3">' in html
    assert 'name="once"' in html


def test_other_pages_of_a_list_keep_the_filter():
    request = RequestFactory().get("/list/", {"show": "late & open", "page": "2"})
    page = Paginator(range(60), 25).page(2)

    html = draw("{% pagination page %}", page=page, request=request)

    assert 'href="?show=late+%26+open&amp;page=3"' in html
    assert 'aria-current="page"' in html
    assert "26 to 50 of 60" in html


def test_a_list_of_one_page_has_no_links():
    assert draw("{% pagination page %}", page=Paginator([1], 25).page(1)).strip() == ""


def test_an_unanswered_question_says_so():
    html = draw("{% summary_list rows %}", rows=[parts.SummaryRow("More", "")])

    assert "Not answered" in html


def test_a_table_row_that_misses_a_cell_is_a_mistake():
    table = parts.DataTable("x", (parts.Column("a"), parts.Column("b")), [("one",)])

    with pytest.raises(ValueError, match="shorter"):
        draw("{% data_table table %}", table=table)


def test_only_a_loud_note_interrupts():
    assert 'role="alert"' in draw('{% note "Hold" tone="clay" loud=True %}')
    assert 'role="alert"' not in draw('{% note "Hold" tone="clay" %}')
