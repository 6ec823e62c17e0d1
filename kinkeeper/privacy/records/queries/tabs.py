"""The pages of "Records and privacy" that belong together.

Every app that has one adds it when Django starts, in its `apps.ready()`.
"""

from dataclasses import dataclass

from django.urls import reverse

from kinkeeper.foundation.accounts.models import Account
from kinkeeper.foundation.accounts.roles import Power


@dataclass(frozen=True, order=True)
class Tab:
    """One page: its place in the row, its words, its address, who may open it."""

    order: int
    label: str
    url_name: str
    power: Power | None = None


_tabs: dict[str, Tab] = {}


def add(order: int, label: str, url_name: str, power: Power | None = None) -> None:
    """Add a page. `power`: who sees the tab; None means everyone on these pages."""
    _tabs[url_name] = Tab(order, label, url_name, power)


def tabs(current: str, *, viewer: Account) -> list[dict[str, object]]:
    """Return the tabs that a person may open. `current` is a URL name."""
    ordered = sorted(_tabs.values(), key=lambda tab: (tab.order, tab.label))
    return [
        {
            "label": tab.label,
            "url": reverse(tab.url_name),
            "current": tab.url_name == current,
        }
        for tab in ordered
        if tab.power is None or viewer.may(tab.power)
    ]
