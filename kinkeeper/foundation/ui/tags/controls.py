"""Buttons, menus and bands: what can be pressed, and what must be noticed."""

from collections.abc import Sequence
from typing import Any

from django import template

from kinkeeper.foundation.ui import parts
from kinkeeper.foundation.ui.forms import fresh_word

register = template.Library()

CLASSES = {
    "plain": "btn",
    "primary": "btn primary",
    "danger": "btn danger",
    "held": "btn held",
    "link": "link-btn",
}


def button_class(kind: str, *, slim: bool = False, block: bool = False) -> str:
    """Return the classes of a button. Raises KeyError for a kind that is not ours."""
    names = (CLASSES[kind], "slim" if slim else "", "block" if block else "")
    return " ".join(name for name in names if name)


@register.inclusion_tag("ui/parts/button.html")
def button(
    text: str, href: str = "", kind: str = "plain", **options: Any
) -> dict[str, Any]:
    """
    Draw a button, or with `href` a link that looks like one.

    Options: icon, name, value, about (read out after the text), slim, block,
    described_by (an id).
    """
    slim, block = options.pop("slim", False), options.pop("block", False)
    unknown = set(options) - {"icon", "name", "value", "about", "described_by"}
    if unknown:
        raise TypeError(f"button knows no {', '.join(sorted(unknown))}")
    names = button_class(kind, slim=slim, block=block)
    return {"text": text, "href": href, "classes": names, **options}


@register.inclusion_tag("ui/parts/act.html")
def act(act: parts.Act, slim: bool = False, block: bool = False) -> dict[str, Any]:
    """Draw a button that acts at once: a form of its own, sent by POST."""
    return {
        "act": act,
        "classes": button_class(act.kind, slim=slim, block=block),
        "fields": list(act.fields.items()),
        "once": fresh_word(),
    }


@register.inclusion_tag("ui/parts/exit_button.html")
def exit_button() -> dict[str, Any]:
    """Draw the way out: a plain link that works without scripts."""
    return {}


@register.inclusion_tag("ui/parts/subnav.html")
def subnav(items: Sequence[dict[str, Any]], label: str) -> dict[str, Any]:
    """Draw the pages of one thing, such as a family: dicts label, url, current."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/parts/chips.html")
def chips(items: Sequence[dict[str, Any]], label: str = "Show") -> dict[str, Any]:
    """Draw filters as links: dicts label, url, current."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/parts/note.html")
def note(strong: str, text: str = "", **options: Any) -> dict[str, Any]:
    """
    Draw a band across the page.

    Options: tone, icon, act (`parts.Act`), link (`parts.Link`), id, loud. Loud is for
    danger only; it is announced at once.
    """
    given = {"tone": "slate", "icon": "info", **options}
    return {"strong": strong, "text": text, **given}


@register.inclusion_tag("ui/parts/empty_state.html")
def empty_state(
    why: str, detail: str = "", href: str = "", label: str = ""
) -> dict[str, Any]:
    """Say why there is nothing here, and the one thing to do."""
    return {"why": why, "detail": detail, "href": href, "label": label}


@register.inclusion_tag("ui/parts/status_lines.html")
def status_lines(messages: Any) -> dict[str, Any]:
    """Draw what just happened, quietly, on top of the page."""
    return {"lines": list(messages or ())}
