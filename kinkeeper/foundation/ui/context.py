"""What every shell needs to draw its frame, gathered from the request."""

from typing import Any

from django.http import HttpRequest

TABS_ON_A_PHONE = 4


def shell(request: HttpRequest) -> dict[str, Any]:
    """
    Return the menu and the frame's details for the templates.

    Reads `request.kk_nav` (list of dicts: label, url, icon, count, current, group,
    tab) and `request.kk_shell` (dict, see the README). Either may be missing: the
    frame is then drawn without that part.
    """
    nav: list[dict[str, Any]] = list(getattr(request, "kk_nav", ()))
    details: dict[str, Any] = dict(getattr(request, "kk_shell", {}))
    frame: dict[str, Any] = {
        "shell": details,
        "nav_groups": _grouped(nav),
        "nav_tabs": _tabs(nav),
    }
    if details.get("demo"):
        frame["demo"] = True
    return frame


def _grouped(nav: list[dict[str, Any]]) -> list[dict[str, Any]]:
    groups: list[dict[str, Any]] = []
    for item in nav:
        title = item.get("group", "")
        if not groups or groups[-1]["title"] != title:
            groups.append({"title": title, "items": []})
        groups[-1]["items"].append(item)
    return groups


def _tabs(nav: list[dict[str, Any]]) -> list[dict[str, Any]]:
    chosen = [item for item in nav if item.get("tab")] or nav
    return [
        {**item, "label": item.get("tab") or item["label"]}
        for item in chosen[:TABS_ON_A_PHONE]
    ]
