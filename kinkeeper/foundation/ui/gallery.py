"""
The gallery: every part of the look in every state, with invented content.

Mounted for staff by the root addresses. It reads nothing from the database.
"""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from kinkeeper.foundation.ui.callsigns import CALLSIGNS
from kinkeeper.foundation.ui.icons import icon_names
from kinkeeper.foundation.ui.parts import Act, Figure
from kinkeeper.foundation.ui.samples import HERE, family, lists, records, today
from kinkeeper.foundation.ui.samples.form import GalleryForm

PAGES = ("parts", "forms", "charts", "portal", "public", "print", "interruption")
TYPED = {"born_day": "31", "born_month": "Feb", "born_year": "2020", "phone": "12"}


def gallery_page(request: HttpRequest) -> HttpResponse:
    """Show one page of the gallery, chosen by `?show=`. Raises Http404 otherwise."""
    show = request.GET.get("show", PAGES[0])
    if show not in PAGES:
        raise Http404
    pages = [
        {"label": page.title(), "url": f"?show={page}", "current": page == show}
        for page in PAGES
    ]
    context: dict[str, Any] = {"here": HERE, "gallery_pages": pages, **_small()}
    if show == "forms":
        context |= _forms()
    return render(request, f"ui/gallery/{show}.html", {**context, **_content()})


def _forms() -> dict[str, Any]:
    wrong = GalleryForm({**TYPED, "arrive": "9", "story": "x" * 201})
    return {"form": wrong, "empty_form": GalleryForm(auto_id="empty_%s", version=3)}


def _small() -> dict[str, Any]:
    shown = ("Everything", "Sessions", "Reports")
    tabs = ("Overview", "Sessions", "Notes and reports", "People")
    return {
        "icons": sorted(icon_names()),
        "callsigns": CALLSIGNS,
        "tones": ("pine", "slate", "clay", "plum", "leaf", "honey", "red", "line", ""),
        "act": Act("They are in the Hall", HERE, about="Otter"),
        "page": Paginator(range(240), 25).page(4),
        "counted": (Figure(3, "children"), Figure(3, "adults"), Figure(5, "team")),
        "chips": [{"label": t, "url": HERE, "current": t == shown[0]} for t in shown],
        "subnav": [{"label": t, "url": HERE, "current": t == tabs[0]} for t in tabs],
    }


def _content() -> dict[str, Any]:
    lives_with, visiting = family.sides()
    return {
        "doors": today.doors(),
        "day": today.day(),
        "strip": family.strip(),
        "keep": family.keep(),
        "lives_with": lives_with,
        "visiting": visiting,
        "timeline": family.timeline(),
        "plan": family.plan(),
        "lives": records.lives(),
        "month_bars": records.months(),
        "table": records.table(),
        "tasks": lists.tasks(),
        "answers": lists.answers(),
    }
