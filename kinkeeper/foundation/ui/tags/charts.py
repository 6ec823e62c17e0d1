"""Charts: a sentence, a picture drawn with attributes only, and a table."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from kinkeeper.foundation.ui.charts import attendance_strip as strips
from kinkeeper.foundation.ui.charts import count_bars as counts
from kinkeeper.foundation.ui.charts import day_track as days
from kinkeeper.foundation.ui.charts import life_chart
from kinkeeper.foundation.ui.charts import life_line as lives
from kinkeeper.foundation.ui.charts import month_bars as months
from kinkeeper.foundation.ui.charts.axis import Scale, clock_words

register = template.Library()

NOW_LINE = '<line x1="{}" x2="{}" y1="-3" y2="61" class="k-ink" stroke-width="2"/>'
HOUR_LINE = '<line x1="{}" x2="{}" y1="0" y2="58" class="k-line"/>'


@register.inclusion_tag("ui/charts/day_track.html")
def day_track(day: days.Day) -> dict[str, Any]:
    """Draw all families of a day on one axis."""
    axis = day.axis
    now = axis.now
    shown = now is not None and axis.start <= now <= axis.end
    now_x = axis.at(now) if shown and now is not None else ""
    hours = days.hours(axis)
    return {
        "day": day,
        "hours": hours,
        "grid": _grid(hours, now_x),
        "rows": [days.draw(row, axis) for row in day.rows],
        "now_x": now_x,
        "now_words": clock_words(now) if now is not None else "",
    }


def _grid(hours: Sequence[days.Hour], now_x: str) -> SafeString:
    """Draw the lines that stand in every row, once."""
    now = format_html(NOW_LINE, now_x, now_x) if now_x else ""
    lines = format_html_join("", HOUR_LINE, ((hour.x, hour.x) for hour in hours))
    return format_html("{}{}", now, lines)


@register.inclusion_tag("ui/charts/attendance_strip.html")
def attendance_strip(strip: strips.Strip) -> dict[str, Any]:
    """Draw planned visits and how they went."""
    shown = (
        ("only-wide", strips.VISITS_SHOWN_WIDE),
        ("only-phone", strips.VISITS_SHOWN_NARROW),
    )
    return {
        "strip": strip,
        "sentence": strips.sentence(strip),
        "figures": strips.figures(strip),
        "pictures": [
            {
                "class": name,
                "marks": strips.marks(strip, count),
                "lines": strips.lines(strip, count),
            }
            for name, count in shown
        ],
    }


@register.inclusion_tag("ui/charts/life_line.html")
def life_line(life: lives.Life, scale: Scale) -> dict[str, Any]:
    """Draw one record's life."""
    return {"drawing": lives.draw(life, scale)}


@register.inclusion_tag("ui/charts/life_lines.html")
def life_lines(chart: life_chart.LifeChart) -> dict[str, Any]:
    """Draw the table of lives in their groups, with the legend."""
    scale = chart.scale
    return {
        "chart": chart,
        "scale": scale,
        "years": life_chart.year_marks(scale),
        "today_x": scale.at(scale.today),
    }


@register.inclusion_tag("ui/charts/month_bars.html")
def month_bars(chart: months.MonthBars) -> dict[str, Any]:
    """Draw a count for each month."""
    return {
        "chart": chart,
        "bars": months.bars(chart),
        "linked": any(month.url for month in chart.months),
        "sentence": months.sentence(chart),
    }


@register.inclusion_tag("ui/charts/count_bars.html")
def count_bars(chart: counts.CountBars) -> dict[str, Any]:
    """Draw how many there are of each part."""
    return {
        "chart": chart,
        "bars": counts.bars(chart),
        "sentence": counts.sentence(chart),
    }
