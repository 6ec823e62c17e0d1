"""Icons, call-signs and tags: small pictures that always stand beside a word."""

from typing import Any

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from kinkeeper.foundation.ui import parts
from kinkeeper.foundation.ui.callsigns import SHAPES, by_word
from kinkeeper.foundation.ui.icons import icon_names

register = template.Library()

SPAN = mark_safe('<span class="sign">')
END_A, END_SPAN = mark_safe("</a>"), mark_safe("</span>")
UNKNOWN_SHAPE = "M16 9.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z"


@register.simple_tag(name="icon")
def draw_icon(name: str) -> SafeString:
    """Draw an icon. Raises ValueError for a name that the sprite does not have."""
    if name not in icon_names():
        raise ValueError(f"There is no icon {name!r} in icons.svg")
    return format_html(
        '<svg class="ico" aria-hidden="true" focusable="false">'
        '<use href="{}#i-{}"></use></svg>',
        static("ui/icons.svg"),
        name,
    )


@register.simple_tag
def sigil(callsign: str, size: str = "") -> SafeString:
    """Draw a call-sign's picture alone; a word that is not ours gets a grey dot."""
    known = by_word(callsign)
    tone = known.tone if known else "soft"
    return format_html(
        '<svg class="sigil{}" viewBox="0 0 32 32" aria-hidden="true" focusable="false">'
        '<rect width="32" height="32" rx="9" class="{}"/><path d="{}" class="{}"/>'
        "</svg>",
        " big" if size == "big" else "",
        _tint(tone),
        SHAPES[known.shape] if known else UNKNOWN_SHAPE,
        "f-honey-i" if tone == "honey" else f"f-{tone}",
    )


def _tint(tone: str) -> str:
    return "f-sunk" if tone == "soft" else f"f-{tone}-t"


@register.simple_tag
def sign(callsign: str, url: str = "", small: str = "") -> SafeString:
    """Draw a call-sign with its word, as a link when `url` is given."""
    return format_html(
        '{}{}<span><span class="sign-word">{}</span>{}</span>{}',
        format_html('<a class="sign" href="{}">', url) if url else SPAN,
        sigil(callsign),
        callsign,
        format_html("<small>{}</small>", small) if small else "",
        END_A if url else END_SPAN,
    )


@register.simple_tag
def tag(text: str | parts.Tag, tone: str = "", icon: str = "") -> SafeString:
    """Draw a status in words. Takes a `parts.Tag` or the words themselves."""
    shown = text if isinstance(text, parts.Tag) else parts.Tag(text, tone, icon)  # type: ignore[arg-type]
    look = {"": "", "line": " outline"}.get(shown.tone, f" c-{shown.tone}")
    picture = draw_icon(shown.icon) if shown.icon else ""
    return format_html('<span class="tag{}">{}{}</span>', look, picture, shown.text)


@register.inclusion_tag("ui/parts/logo.html")
def logo() -> dict[str, Any]:
    """Draw the two arcs that shelter a child."""
    return {}
