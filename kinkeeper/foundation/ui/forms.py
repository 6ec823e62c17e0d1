"""
Forms that keep what was typed and say what to do, next to the field and on top.

Also here: the random word that lets a command see that one page was sent twice, and
the version that lets it see that somebody else was faster.
"""

from collections.abc import Sequence
from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates

from kinkeeper.foundation.ui.fields.words import PlainHiddenField
from kinkeeper.foundation.ui.widgets import DATE_PARTS, DateBoxes

CARRIED = ("once", "version")


def fresh_word() -> str:
    """Return a word that no other shown form carries."""
    return uuid4().hex


class PlainBoundField(BoundField):
    """A field on a form that knows where its error link leads and what describes it."""

    @property
    def first_box(self) -> str:
        """The id of the box to go to from the error summary."""
        widget = self.field.widget
        if isinstance(widget, DateBoxes):
            wrong = self.wrong_parts or DATE_PARTS[:1]
            return f"{self.auto_id}_{wrong[0]}"
        if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
            return f"{self.auto_id}_0"
        return self.id_for_label

    @property
    def wrong_parts(self) -> Sequence[str]:
        """Which boxes of a date are wrong: all of them when it is missing."""
        for error in self.form.errors.as_data().get(self.name, ()):
            return tuple((error.params or {}).get("parts", DATE_PARTS))
        return ()

    @property
    def aria_describedby(self) -> str | None:
        """The ids of hint, error and limit, in the order in which they are read."""
        parts = [super().aria_describedby or ""]
        if getattr(self.field, "shows_limit", False) and self.auto_id:
            parts.append(f"{self.auto_id}_limit")
        return " ".join(part for part in parts if part) or None

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: forms.Widget | None = None
    ) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        if isinstance(widget or self.field.widget, DateBoxes):
            built["wrong"] = self.wrong_parts
        return built


class PlainRenderer(DjangoTemplates):
    """Draws every form and field with the templates of this app."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field.html"
    bound_field_class = PlainBoundField


class PlainForm(forms.Form):
    """
    The form that every page uses.

    `groups` puts fields under headings: pairs of heading and field names. Fields
    that no group names follow after the last group. What stands under a heading of
    `folded` may stay empty: it is folded away until somebody opens it.
    """

    default_renderer = PlainRenderer
    use_required_attribute = False
    groups: ClassVar[Sequence[tuple[str, Sequence[str]]]] = ()
    folded: ClassVar[Sequence[str]] = ()

    once = PlainHiddenField(max_length=64, initial=fresh_word)

    def values(self) -> dict[str, Any]:
        """Return the cleaned values without what the page itself carries."""
        return {k: v for k, v in self.cleaned_data.items() if k not in CARRIED}

    @property
    def once_word(self) -> str:
        """The word that this page carried, or "" when it carried none."""
        return str(self.cleaned_data.get("once", ""))

    def grouped(self) -> list[tuple[str, list[BoundField]]]:
        """Return the visible fields by heading; "" for those without one."""
        named = [name for _, names in self.groups for name in names]
        groups = [
            (title, [self[name] for name in names]) for title, names in self.groups
        ]
        rest = [field for field in self.visible_fields() if field.name not in named]
        return [*groups, ("", rest)] if rest else groups

    def still_folded(self) -> list[str]:
        """Return the folded headings under which nothing was typed or is wrong."""
        return [
            title
            for title, fields in self.grouped()
            if title in self.folded and not any(f.errors or f.value() for f in fields)
        ]


class VersionedForm(PlainForm):
    """A form that carries the version of the row its reader saw."""

    version = PlainHiddenField(max_length=20)

    def __init__(self, *args: Any, version: int | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if version is not None:
            self.fields["version"].initial = version

    @property
    def version_seen(self) -> int | None:
        """The version the reader saw, or None when the page carried none."""
        text = str(self.cleaned_data.get("version", ""))
        return int(text) if text.isascii() and text.isdigit() else None


class FilterForm(PlainForm):
    """A search or filter sent by GET: it changes nothing and carries nothing."""

    once = None  # type: ignore[assignment]
