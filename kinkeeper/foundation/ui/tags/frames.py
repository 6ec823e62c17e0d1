"""What the shells need: elements that vanish when empty, and the font faces."""

from collections.abc import Iterable
from functools import cache

from django import template
from django.contrib.staticfiles import finders
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()

FACES = "ui/fonts/faces.css"
ELEMENTS = frozenset({"h1", "p", "div", "nav", "aside", "span"})


class ElementNode(template.Node):
    """An element that is drawn only when something is in it."""

    def __init__(
        self, name: str, attrs: dict[str, FilterExpression], nodelist: NodeList
    ) -> None:
        self.name, self.attrs, self.nodelist = name, attrs, nodelist

    def render(self, context: Context) -> SafeString:
        inner = self.nodelist.render(context)
        if not inner.strip():
            return SafeString("")
        pairs: Iterable[tuple[str, object]] = (
            (key.replace("_", "-"), value.resolve(context))
            for key, value in self.attrs.items()
        )
        attrs = format_html_join("", ' {}="{}"', pairs)
        # NodeList.render marks what it rendered, and escaped, as safe.
        return format_html("<{}{}>{}</{}>", self.name, attrs, inner, self.name)


@register.tag
def element(parser: Parser, token: Token) -> ElementNode:
    """
    Draw an element around its contents, or nothing when they are empty.

    `{% element "p" class="lead" %}{% block lead %}{% endblock %}{% endelement %}`
    """
    bits = token.split_contents()[1:]
    name = bits.pop(0).strip("\"'")
    if name not in ELEMENTS:
        raise template.TemplateSyntaxError(f"element does not draw {name!r}")
    attrs = token_kwargs(bits, parser)
    nodelist = parser.parse(("endelement",))
    parser.delete_first_token()
    return ElementNode(name, attrs, nodelist)


@register.simple_tag
def font_faces() -> SafeString:
    """Link the gathered fonts; nothing where none were gathered (see `fonts.py`)."""
    if not _faces_gathered():
        return SafeString("")
    return format_html('<link rel="stylesheet" href="{}">', static(FACES))


@cache
def _faces_gathered() -> bool:
    return finders.find(FACES) is not None
