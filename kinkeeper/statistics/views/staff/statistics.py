from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.accounts.audience import account_of
from kinkeeper.foundation.ui.charts.count_bars import Count, CountBars
from kinkeeper.statistics.forms import US, StatisticsForm
from kinkeeper.statistics.queries.breakdowns import (
    Breakdown,
    breakdowns,
    periods_counted,
)
from kinkeeper.statistics.queries.periods import period_of


def statistics_page(request: HttpRequest) -> HttpResponse:
    """What the centre did in a quarter or a year, for a funder or for us."""
    viewer = account_of(request)
    periods = periods_counted(viewer=viewer)
    form = StatisticsForm(request.GET or None, periods=periods)
    asked = form.cleaned_data if form.is_valid() else {}
    period = period_of(asked.get("period", "")) or (periods[0] if periods else None)
    for_us = asked.get("eyes") == US
    found = (
        breakdowns(
            period, viewer=viewer, service=asked.get("service", ""), for_us=for_us
        )
        if period
        else []
    )
    context = {
        "form": form,
        "period": period,
        "for_us": for_us,
        "charts": [_chart(each) for each in found],
    }
    return render(request, "statistics/statistics.html", context)


def _chart(each: Breakdown) -> CountBars:
    counts = [Count(name, number) for name, number in each.parts]
    title = f"{each.title}. {each.share}." if each.share else each.title
    return CountBars(title, counts, each.total)
