"""The table of financial years, and the papers that each of them touches."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from kinkeeper.finance import permissions
from kinkeeper.finance.models import FinancePaper, FinancialYear
from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.audit import trail
from kinkeeper.foundation.ui.charts.axis import date_words
from kinkeeper.policy import edition
from kinkeeper.rules import retention
from kinkeeper.rules.dates import add_days
from kinkeeper.workforce.models import StaffPaper


@dataclass(frozen=True)
class Gap:
    """Days between two financial years that belong to none."""

    start_on: date
    end_on: date

    def __str__(self) -> str:
        return f"{date_words(self.start_on)} to {date_words(self.end_on)}"


@dataclass(frozen=True)
class Moved:
    """A change of one year, as it would be."""

    papers: int
    earlier: int
    later: int
    left_out: int


def years(*, viewer: Account) -> QuerySet[FinancialYear]:
    """Return the financial years, the newest first, for who sees the money."""
    if not permissions.may_see_money(viewer):
        raise Http404
    return FinancialYear.objects.order_by("-start_on", "-end_on")


def year_by_key(key: UUID, *, viewer: Account) -> FinancialYear:
    """Return one year, or 404."""
    found = years(viewer=viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def holding(
    day: date, *, without: int | None = None
) -> tuple[retention.FinancialYear, ...]:
    """Return the years that hold a day, as the rules see them."""
    found = FinancialYear.objects.filter(start_on__lte=day, end_on__gte=day)
    if without is not None:
        found = found.exclude(pk=without)
    return tuple(
        retention.FinancialYear(start=year.start_on, end=year.end_on)
        for year in found.order_by("start_on", "end_on")
    )


def gaps() -> list[Gap]:
    """Return the days between the first and the last year that no year holds."""
    found, until = [], None
    for year in FinancialYear.objects.order_by("start_on", "end_on"):
        if until is not None and year.start_on > add_days(until, 1):
            found.append(Gap(add_days(until, 1), add_days(year.start_on, -1)))
        until = max(until or year.end_on, year.end_on)
    return found


def records_touching(spans: Sequence[tuple[date, date]]) -> list[str]:
    """Return the names of the papers whose last day lies in one of these spans."""
    inside = Q(pk__in=[])
    for start, end in spans:
        inside |= Q(period_to__range=(start, end))
    papers = [*FinancePaper.objects.filter(inside).order_by("pk"), *_unclear(inside)]
    return [trail.name_of(paper) for paper in papers]


def moved(year: FinancialYear, *, start_on: date, end_on: date) -> Moved:
    """Return what a change of one year would do to the papers, before it is made."""
    old, new = (year.start_on, year.end_on), (start_on, end_on)
    inside = Q(period_to__range=old) | Q(period_to__range=new)
    earlier = later = left_out = 0
    money = [paper.period_to for paper in FinancePaper.objects.filter(inside)]
    leave = [paper.period_to for paper in _unclear(inside) if paper.period_to]
    days = [*money, *leave]
    for day in days:
        others = [other.end for other in holding(day, without=year.pk)]
        before = _last_end(day, old, others)
        after = _last_end(day, new, others)
        left_out += after is None
        if before is not None and after is not None:
            earlier += after < before
            later += after > before
    return Moved(len(days), earlier, later, left_out)


def _unclear(inside: Q) -> QuerySet[StaffPaper]:
    """Return the leave papers that are about pay too, and so follow a year (A12)."""
    return StaffPaper.objects.filter(inside, about=StaffPaper.About.UNCLEAR)


def kept_until(end_on: date) -> date | None:
    """Return the last day on which papers of a year are kept."""
    schedule = edition.in_force().schedule
    row = schedule.row_for(retention.Record.FINANCE, {})
    return retention.due(row, end_on, schedule).retain_until


def _last_end(
    day: date, span: tuple[date, date], others: Sequence[date]
) -> date | None:
    ends = [*others, span[1]] if span[0] <= day <= span[1] else list(others)
    return max(ends, default=None)
