"""Forms on a page: a whole one in one tag, or its pieces."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.forms import BaseForm
from django.forms.boundfield import BoundField
from django.template.context import Context
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from kinkeeper.foundation.ui.tags.controls import button_class

register = template.Library()


@register.inclusion_tag("ui/forms/plain_form.html")
def plain_form(form: BaseForm, submit: str, **options: Any) -> dict[str, Any]:
    """
    Draw a whole form: fields, what it carries, one button.

    Options: action, kind of button, icon, cancel_url, cancel_text, method.
    """
    kind = options.pop("kind", "primary")
    return {
        "form": form,
        "submit": submit,
        "classes": button_class(kind),
        "method": "post",
        "cancel_text": gettext("Cancel"),
        **options,
    }


@register.simple_tag
def field(field: BoundField) -> SafeString:
    """Draw one field: question, hint, error, box."""
    return field.as_field_group()


@register.inclusion_tag("ui/forms/hidden_fields.html")
def hidden_fields(form: BaseForm) -> dict[str, Any]:
    """Draw what the form carries without anybody typing it."""
    return {"fields": form.hidden_fields()}


@register.inclusion_tag("ui/forms/error_summary.html", takes_context=True)
def error_summary(context: Context, *forms: BaseForm) -> dict[str, Any]:
    """Draw all errors on top of the page, each with a link to its box."""
    chosen = forms or tuple(_forms_of(context))
    return {"errors": [error for form in chosen for error in _errors_of(form)]}


@register.simple_tag(takes_context=True)
def error_prefix(context: Context) -> str:
    """Return "Error: " for the tab's title when a form of the page has errors."""
    wrong = any(form.errors for form in _forms_of(context))
    return gettext("Error:") + " " if wrong else ""


def _forms_of(context: Context) -> Sequence[BaseForm]:
    named = [context.get("form"), *(context.get("forms") or ())]
    return [form for form in named if isinstance(form, BaseForm)]


def _errors_of(form: BaseForm) -> list[dict[str, str]]:
    found = [{"text": str(text), "target": ""} for text in form.non_field_errors()]
    for bound in form:
        target = "" if bound.is_hidden else getattr(bound, "first_box", "")
        found += [{"text": str(text), "target": target} for text in bound.errors]
    return found
