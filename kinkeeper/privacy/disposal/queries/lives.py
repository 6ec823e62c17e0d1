"""Each record's life, in the groups of the page "The life of our records"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Q, QuerySet
from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.ui.charts.axis import Scale
from kinkeeper.foundation.ui.charts.life_chart import LifeChart, LifeGroup, LifeRow
from kinkeeper.foundation.ui.parts import Link, Tone
from kinkeeper.privacy.disposal.queries import (
    destroyed,
    drawing,
    ending,
    pinned,
    reports_together,
)
from kinkeeper.privacy.disposal.queries.filtering import Wanted, narrowed
from kinkeeper.privacy.disposal.queries.knowing import (
    eyes_of,
    may_see_life,
    visible,
)
from kinkeeper.privacy.disposal.queries.pinned import Schedules
from kinkeeper.privacy.records.models import Obligation

__all__ = ["GROUPS", "eyes_of", "may_see_life", "record_life", "visible"]

AT_A_GLANCE = 6
ON_A_PAGE = 40
YEARS_BEFORE = 6
YEARS_AFTER = 4
DISPOSED = "disposed"

State = Obligation.State
Condition = Callable[[Schedules, date], Q]


@dataclass(frozen=True)
class Group:
    """One heading of the page and what stands under it."""

    name: str
    title: str
    chip: str
    icon: str
    tone: Tone
    condition: Condition


def _free(today: date) -> Q:
    counting = Q(state=State.COUNTING) & ~ending.is_held(today)
    return counting & ~ending.ANOTHERS & ~ending.is_agreed()


GROUPS = (
    Group(
        "soon",
        "Ending in the next 90 days",
        "Ending soon",
        "clock",
        "clay",
        lambda s, t: _free(t) & ending.ends_soon(s, t),
    ),
    Group(
        "agreed",
        "Two people agreed: a few days to change their mind",
        "Agreed",
        "check",
        "clay",
        lambda _, __: Q(state=State.COUNTING) & ending.is_agreed(),
    ),
    Group(
        "held",
        "On hold: the date is stopped",
        "On hold",
        "hold",
        "plum",
        lambda _, t: Q(state=State.COUNTING) & ending.is_held(t) & ~ending.is_agreed(),
    ),
    Group(
        "unclear",
        "No rule fits: a person must look",
        "No rule",
        "alert",
        "red",
        lambda _, __: Q(state=State.NO_RULE),
    ),
    Group(
        "anothers",
        "We keep it for another body, which decides",
        "Another body’s",
        "undo",
        "slate",
        lambda _, t: Q(state=State.COUNTING) & ~ending.is_held(t) & ending.ANOTHERS,
    ),
    Group(
        "counting",
        "Counting down",
        "Counting",
        "box",
        "pine",
        lambda s, t: _free(t) & ~ending.ends_soon(s, t),
    ),
    Group(
        "active",
        "In use: the clock has not started",
        "In use",
        "family",
        "pine",
        lambda _, __: Q(state=State.ACTIVE),
    ),
    Group(
        "kept",
        "Kept for the child",
        "Kept",
        "child",
        "slate",
        lambda _, __: Q(state__in=(State.INDEFINITE, State.TRANSFER_REQUIRED)),
    ),
    Group(
        DISPOSED,
        "Disposed of: only the certificate is left",
        "Disposed of",
        "check",
        "slate",
        lambda _, __: pinned.NOTHING,
    ),
)


@dataclass(frozen=True)
class RecordLife:
    """What the page shows: the numbers, the months, the life-lines, the filters.

    `page` is the page of the one group that was asked for; None at a glance.
    """

    summary: ending.Summary
    months: object
    chart: LifeChart
    chips: Sequence[dict[str, object]]
    page: Page | None


def record_life(
    *, viewer: Account, today: date, wanted: Wanted, page: str = ""
) -> RecordLife:
    """Return the life of all records, for those who look after them. Else 404."""
    may_see_life(viewer)
    tables = pinned.schedules()
    known = visible(viewer)
    groups, shown = [], None
    for group in GROUPS:
        if wanted.show not in ("", group.name):
            continue
        found = _found(group, viewer, wanted, tables, today)
        size = ON_A_PAGE if wanted.show else AT_A_GLANCE
        part = Paginator(found, size).get_page(page if wanted.show else 1)
        shown = part if wanted.show else None
        if part.paginator.count:
            rows = _drawn(list(part.object_list), viewer, tables, today)
            groups.append(_headed(group, part, rows, wanted))
    scale = Scale(today.year - YEARS_BEFORE, today.year + YEARS_AFTER, today)
    return RecordLife(
        summary=ending.summary(known, tables, today),
        months=ending.months(known, tables, today),
        chart=LifeChart(scale, groups),
        chips=_chips(wanted),
        page=shown,
    )


def _found(
    group: Group, viewer: Account, wanted: Wanted, tables: Schedules, today: date
) -> QuerySet:  # type: ignore[type-arg]
    if group.name == DISPOSED:
        return destroyed.destroyed(viewer, wanted)
    asked = narrowed(visible(viewer), wanted, tables, today)
    found = asked.filter(group.condition(tables, today))
    together = reports_together.one_for_each_case(found)
    return together.order_by("trigger_on", "opened_on", "pk")


def _drawn(
    found: list,
    viewer: Account,
    tables: Schedules,
    today: date,  # type: ignore[type-arg]
) -> list[LifeRow]:
    if found and not isinstance(found[0], Obligation):
        return destroyed.rows(found)
    return drawing.life_rows(
        found,
        numbers=reports_together.how_many(found),
        tables=tables,
        today=today,
        eyes=eyes_of(viewer),
    )


def _headed(group: Group, part: Page, rows: list[LifeRow], wanted: Wanted) -> LifeGroup:
    total = part.paginator.count
    more = None
    if not wanted.show and part.has_other_pages():
        more = Link("See all", f"?{wanted.query(show=group.name)}")
    words = "1 record" if total == 1 else f"{total} records"
    return LifeGroup(group.title, group.icon, group.tone, words, rows, more)


def _chips(wanted: Wanted) -> list[dict[str, object]]:
    url = reverse("disposal:record_life")
    names = [("", "All"), *((group.name, group.chip) for group in GROUPS)]
    return [
        {
            "label": label,
            "url": f"{url}?{wanted.query(show=name)}".rstrip("?"),
            "current": wanted.show == name,
        }
        for name, label in names
    ]
