"""Error messages made from the words of the question."""

from typing import Any

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Words = str | Promise


def enter(asking: Words) -> Words:
    """Return what to do when nothing was typed: "Enter your name"."""
    return format_lazy(_("Enter {asking}"), asking=asking or _("an answer"))


def choose(asking: Words) -> Words:
    """Return what to do when nothing was chosen: "Choose how we may contact you"."""
    return format_lazy(_("Choose {asking}"), asking=asking or _("an answer"))


def with_messages(options: dict[str, Any], **messages: Words) -> dict[str, Any]:
    """
    Return a field's options with these error messages, keyed by Django's codes.

    Messages that the page's author gave win.
    """
    given = options.pop("error_messages", None) or {}
    return {**options, "error_messages": {**messages, **given}}
