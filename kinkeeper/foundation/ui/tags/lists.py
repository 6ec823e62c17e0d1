"""Lists, tables and cards, each from a small frozen dataclass of `parts`."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import Context

from kinkeeper.foundation.ui import parts

register = template.Library()


@register.inclusion_tag("ui/parts/door_card.html")
def door_card(card: parts.DoorCard) -> dict[str, Any]:
    """Draw one arrival or departure as a list item of `<ul class="doors">`."""
    return {"card": card, "about": f"{card.callsign}, {card.who}"}


@register.inclusion_tag("ui/parts/keep_in_mind.html")
def keep_in_mind(items: Sequence[parts.KeepInMind]) -> dict[str, Any]:
    """Draw what must not be forgotten about a family."""
    return {"items": items}


@register.inclusion_tag("ui/parts/two_sides.html")
def two_sides(lives_with: parts.Side, visiting: parts.Side) -> dict[str, Any]:
    """Draw both sides of a case with the wall between them. Staff pages only."""
    return {"sides": ((lives_with, "clay"), (visiting, "slate"))}


@register.inclusion_tag("ui/parts/timeline.html")
def timeline(days: Sequence[parts.TimelineDay]) -> dict[str, Any]:
    """Draw what has happened, newest first as given."""
    return {"days": days}


@register.inclusion_tag("ui/parts/plan_list.html")
def plan_list(steps: Sequence[parts.PlanStep]) -> dict[str, Any]:
    """Draw the steps of one visit by the clock."""
    return {"steps": steps}


@register.inclusion_tag("ui/parts/task_list.html")
def task_list(tasks: Sequence[parts.Task]) -> dict[str, Any]:
    """Draw things to do with their state."""
    return {"tasks": tasks}


@register.inclusion_tag("ui/parts/summary_list.html")
def summary_list(rows: Sequence[parts.SummaryRow]) -> dict[str, Any]:
    """Draw questions with their answers, and a way to change each."""
    return {"rows": rows}


@register.inclusion_tag("ui/parts/data_table.html")
def data_table(table: parts.DataTable) -> dict[str, Any]:
    """Draw a table that turns into cards on a phone."""
    return {"table": table, "rows": table.cells()}


@register.inclusion_tag("ui/parts/figures.html")
def figures(items: Sequence[parts.Figure], boxes: bool = False) -> dict[str, Any]:
    """Draw numbers with their words; `boxes` puts each on its own ground."""
    return {"items": items, "boxes": boxes}


@register.inclusion_tag("ui/parts/pagination.html", takes_context=True)
def pagination(context: Context, page: Page[Any]) -> dict[str, Any]:
    """Draw links to the other pages of a list, keeping the query string."""
    numbers = page.paginator.get_elided_page_range(
        page.number, on_each_side=1, on_ends=1
    )
    return {
        "page": page,
        "links": [(number, _query(context, number)) for number in numbers],
        "previous": _query(context, page.number - 1) if page.has_previous() else "",
        "following": _query(context, page.number + 1) if page.has_next() else "",
    }


def _query(context: Context, number: int | str) -> str:
    if not isinstance(number, int):
        return ""
    request = context.get("request")
    values = request.GET.copy() if request else None
    if values is None:
        return f"?page={number}"
    values["page"] = str(number)
    return f"?{values.urlencode()}"
