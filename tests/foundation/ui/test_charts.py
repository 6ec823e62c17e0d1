"""Charts put each date and minute in its place, and say the same in words."""

from datetime import date, timedelta

import pytest

from kinkeeper.foundation.ui.charts import attendance_strip as strips
from kinkeeper.foundation.ui.charts import day_track as days
from kinkeeper.foundation.ui.charts import life_chart
from kinkeeper.foundation.ui.charts import life_line as lives
from kinkeeper.foundation.ui.charts import month_bars as months
from kinkeeper.foundation.ui.charts.attendance_strip import Outcome, Strip, Visit
from kinkeeper.foundation.ui.charts.axis import Axis, Scale
from kinkeeper.foundation.ui.charts.day_track import DayRow, Presence, Stay
from kinkeeper.foundation.ui.charts.life_line import Life, Stage
from kinkeeper.foundation.ui.parts import Tag

AXIS = Axis(start=540, end=840, now=638)
TODAY = date(2026, 3, 14)
SCALE = Scale(2020, 2030, TODAY)


def row(child: Stay | None, adult: Stay | None, room: str = "Hall") -> DayRow:
    return DayRow("Wren", "Supervised", child, adult, room, Tag("Due"))


def test_a_time_lies_where_its_share_of_the_day_is():
    assert (AXIS.at(540), AXIS.at(690), AXIS.at(840)) == ("0.00%", "50.00%", "100.00%")
    assert (AXIS.at(0), AXIS.at(1439)) == ("0.00%", "100.00%")


@pytest.mark.parametrize(
    "make", [lambda: Axis(600, 600), lambda: Scale(2027, 2026, TODAY)]
)
def test_an_axis_without_length_is_a_mistake(make):
    with pytest.raises(ValueError, match="ends after it starts"):
        make()


def test_the_outermost_hours_are_aligned_inwards():
    anchors = [(hour.words, hour.anchor) for hour in days.hours(AXIS)]

    assert anchors[0] == ("09:00", "start")
    assert anchors[1] == ("10:00", "middle")
    assert anchors[-1] == ("14:00", "end")


def test_the_minutes_apart_are_written_at_both_ends():
    drawing = days.draw(row(Stay(570, 660), Stay(555, 680)), AXIS)

    assert [(g.minutes, g.before) for g in drawing.gaps] == [(15, True), (20, False)]
    assert drawing.child.x == "10.00%"
    assert drawing.child.width == "30.00%"
    assert drawing.sentence == (
        "Wren: visiting adult planned 09:15 to 11:20;"
        " child planned 09:30 to 11:00 in Hall."
    )


def test_a_child_who_is_not_coming_has_no_gaps():
    not_coming = Stay(570, 660, Presence.NOT_COMING)

    drawing = days.draw(row(not_coming, Stay(555, 675)), AXIS)

    assert drawing.gaps == ()
    assert "child not coming" in drawing.sentence


def test_a_handover_where_nobody_overlaps_has_no_gaps():
    assert days.draw(row(Stay(690, 700), Stay(710, 720)), AXIS).gaps == ()


def test_a_room_stands_beside_a_bar_that_is_too_short_for_it():
    assert days.draw(row(Stay(570, 660), None), AXIS).room_inside
    assert not days.draw(row(Stay(690, 700), None), AXIS).room_inside


def test_nobody_expected_is_said():
    assert days.draw(row(None, None), AXIS).sentence == "Wren: nobody expected."


def weekly(*outcomes: tuple[Outcome, int]) -> Strip:
    first = date(2026, 1, 3)
    return Strip(
        [
            Visit(first + timedelta(weeks=n), outcome, 90, minutes)
            for n, (outcome, minutes) in enumerate(outcomes)
        ]
    )


HELD, SHORT = (Outcome.TOOK_PLACE, 90), (Outcome.SHORTER, 60)
MISSED, CLOSED = (Outcome.DID_NOT_COME, 0), (Outcome.CLOSED, 0)
UNDER_WAY = (Outcome.UNDER_WAY, 30)


def test_a_closed_centre_and_a_visit_under_way_are_not_counted():
    strip = weekly(HELD, SHORT, MISSED, CLOSED, UNDER_WAY)

    assert strips.sentence(strip) == (
        "2 of 3 planned visits took place. The last one missed was 17 January 2026."
    )
    assert [(f.number, f.words) for f in strips.figures(strip)] == [
        ("67%", "took place"),
        ("3 h 0 min", "together so far"),
        (1, "shorter than planned"),
    ]


def test_no_visit_yet_is_said_without_a_number():
    assert strips.sentence(weekly()) == "No planned visit has passed yet."
    assert strips.figures(weekly(UNDER_WAY)) == []
    assert strips.marks(weekly(), 10) == []


def test_none_missed_is_said():
    assert strips.sentence(weekly(HELD)).endswith("None were missed.")


def test_bars_are_as_tall_as_their_share_of_the_longest_visit():
    whole, short = strips.marks(weekly(HELD, SHORT), 10)

    assert (whole.height, whole.y) == ("72.0", "20.0")
    assert (short.height, short.y) == ("48.0", "44.0")


def test_only_the_latest_visits_are_drawn_and_months_are_named_once():
    drawn = strips.marks(weekly(*[HELD] * 12), 10)

    assert len(drawn) == 10
    assert [mark.month for mark in drawn if mark.month] == ["Jan", "Feb", "Mar"]


@pytest.mark.parametrize(
    ("life", "stage"),
    [
        (Life("x", date(2025, 1, 1)), Stage.NOT_STARTED),
        (Life("x", date(2023, 1, 1), date(2025, 1, 1), date(2026, 3, 13)), Stage.PAST),
        (Life("x", date(2023, 1, 1), date(2025, 1, 1), TODAY), Stage.SOON),
        (Life("x", date(2023, 1, 1), date(2025, 1, 1), date(2026, 6, 12)), Stage.SOON),
        (
            Life("x", date(2023, 1, 1), date(2025, 1, 1), date(2026, 6, 13)),
            Stage.COUNTING,
        ),
        (Life("x", date(2025, 1, 1), date(2025, 1, 1), no_end=True), Stage.NO_END),
        (
            Life(
                "x",
                date(2023, 1, 1),
                date(2025, 1, 1),
                date(2026, 1, 1),
                held_since=date(2025, 12, 1),
            ),
            Stage.HELD,
        ),
    ],
)
def test_a_record_is_in_one_stage_of_its_life(life, stage):
    assert life.stage(TODAY) is stage


def test_a_counting_record_is_used_then_kept_then_reviewed():
    life = Life("Linnet", date(2022, 1, 1), date(2024, 1, 1), date(2027, 1, 1))

    drawing = lives.draw(life, SCALE)

    assert drawing.used_x == SCALE.at(date(2022, 1, 1))
    assert drawing.kept_x == drawing.clock_x == SCALE.at(date(2024, 1, 1))
    assert drawing.review_x == SCALE.at(date(2027, 1, 1))
    assert not drawing.hold_width
    assert not drawing.waiting_width
    assert drawing.sentence == "Linnet. Opened 1 January 2022. Ends 1 January 2027."


def test_a_hold_is_drawn_over_the_date_it_stops():
    life = Life(
        "Robin",
        date(2023, 2, 2),
        date(2024, 11, 20),
        date(2025, 11, 20),
        held_since=date(2025, 10, 3),
    )

    drawing = lives.draw(life, SCALE)

    assert drawing.hold_x == SCALE.at(date(2025, 10, 3))
    assert drawing.hold_width
    assert drawing.sentence == (
        "Robin. On hold since 3 October 2025. Would have ended 20 November 2025."
    )


def test_a_clock_that_has_not_started_is_drawn_as_waiting():
    drawing = lives.draw(Life("Alder", date(2025, 10, 2)), SCALE)

    assert drawing.waiting_x == SCALE.at(TODAY)
    assert drawing.review_x == drawing.clock_x == ""
    assert "The clock has not started." in drawing.sentence


def test_the_year_under_todays_mark_is_not_written():
    years = [mark.words for mark in life_chart.year_marks(SCALE)]

    assert "2026" not in years
    assert "2020" in years


def test_the_tallest_month_fills_the_chart_and_an_empty_month_draws_nothing():
    chart = months.MonthBars(
        "Ends", (months.Month(2026, 12, 4), months.Month(2027, 1, 0, soon=True))
    )

    december, january = months.bars(chart)

    assert (december.height, december.year) == ("77.0", "2026")
    assert (january.height, january.year) == ("0.0", "2027")
    assert months.sentence(chart) == "Ends: Dec 4, Jan 0."


def test_a_chart_of_nothing_is_drawn():
    assert months.bars(months.MonthBars("Ends", (months.Month(2026, 1, 0),)))
