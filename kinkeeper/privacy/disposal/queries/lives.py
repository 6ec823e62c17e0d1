"""Each record's life, in the groups of the page "The life of our records"."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power
from kinkeeper.foundation.ui.charts.axis import Scale
from kinkeeper.foundation.ui.charts.life_chart import LifeChart, LifeGroup, LifeRow
from kinkeeper.foundation.ui.parts import Tone
from kinkeeper.policy import edition
from kinkeeper.privacy.disposal.queries import drawing, ending, reports_together
from kinkeeper.privacy.records.models import Obligation
from kinkeeper.rules.retention import Record, Schedule

AT_A_GLANCE = 6
YEARS_BEFORE = 6
YEARS_AFTER = 4

State = Obligation.State
Condition = Callable[[Schedule, date], Q]


@dataclass(frozen=True)
class Group:
    """One heading of the page and what stands under it."""

    name: str
    title: str
    chip: str
    icon: str
    tone: Tone
    condition: Condition


def _free(schedule: Schedule, today: date) -> Q:
    return Q(state=State.COUNTING) & ~ending.is_held(schedule, today) & ~ending.ANOTHERS


GROUPS = (
    Group(
        "soon",
        "Ending in the next 90 days",
        "Ending soon",
        "clock",
        "clay",
        lambda s, t: _free(s, t) & ending.ends_soon(s, t),
    ),
    Group(
        "held",
        "On hold: the date is stopped",
        "On hold",
        "hold",
        "plum",
        lambda s, t: Q(state=State.COUNTING) & ending.is_held(s, t),
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
        lambda s, t: Q(state=State.COUNTING) & ~ending.is_held(s, t) & ending.ANOTHERS,
    ),
    Group(
        "counting",
        "Counting down",
        "Counting",
        "box",
        "pine",
        lambda s, t: _free(s, t) & ~ending.ends_soon(s, t),
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
)


@dataclass(frozen=True)
class RecordLife:
    """What the page shows: the numbers, the months, the life-lines, the filters."""

    summary: ending.Summary
    months: object
    chart: LifeChart
    chips: Sequence[dict[str, object]]
    more: bool


def record_life(*, viewer: Account, today: date, show: str = "") -> RecordLife:
    """Return the life of all records, for those who look after them. Else 404."""
    may_see_life(viewer)
    schedule = edition.in_force().schedule
    chosen = [group for group in GROUPS if show in ("", group.name)]
    most = AT_A_GLANCE if len(chosen) > 1 else AT_A_GLANCE * 8
    groups, more = [], False
    for group in chosen:
        found = visible(viewer).filter(group.condition(schedule, today))
        total = found.count()
        more = more or total > most
        if total:
            rows = _drawn(found, most, viewer, schedule, today)
            groups.append(
                LifeGroup(group.title, group.icon, group.tone, _records(total), rows)
            )
    scale = Scale(today.year - YEARS_BEFORE, today.year + YEARS_AFTER, today)
    return RecordLife(
        summary=ending.summary(schedule, today),
        months=ending.months(schedule, today),
        chart=LifeChart(scale, groups),
        chips=_chips(show),
        more=more,
    )


def may_see_life(viewer: Account) -> None:
    """Let in those who look after records; for others the page does not exist."""
    if not viewer.may(Power.RECORDS_SEE_LIFE):
        raise Http404


def visible(viewer: Account) -> QuerySet[Obligation]:
    """Return the records whose existence this viewer may know. Concerns: the lead's."""
    found = Obligation.objects.select_related("case")
    if not viewer.may(Power.CONCERNS_LEAD):
        found = found.exclude(kind=Record.SAFEGUARDING)
    return found


def _drawn(
    found: QuerySet[Obligation],
    most: int,
    viewer: Account,
    schedule: Schedule,
    today: date,
) -> list[LifeRow]:
    shown = reports_together.one_for_each_case(found)
    ordered = list(shown.order_by("trigger_on", "opened_on", "pk")[:most])
    return drawing.life_rows(
        ordered,
        numbers=reports_together.how_many(ordered),
        schedule=schedule,
        today=today,
        knows_concerns=viewer.may(Power.CONCERNS_LEAD),
    )


def _records(number: int) -> str:
    return "1 record" if number == 1 else f"{number} records"


def _chips(show: str) -> list[dict[str, object]]:
    url = reverse("disposal:record_life")
    chips = [{"label": "All", "url": url, "current": not show}]
    return chips + [
        {
            "label": group.chip,
            "url": f"{url}?show={group.name}",
            "current": show == group.name,
        }
        for group in GROUPS
    ]
