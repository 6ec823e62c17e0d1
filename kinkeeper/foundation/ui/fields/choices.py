"""Fields for choosing: one of a few, one of many, several, yes or no, a tick."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kinkeeper.foundation.ui.fields.asking import Words, choose, with_messages
from kinkeeper.foundation.ui.widgets import ManyTicks, Radios, SelectBox, TickBox

YES, NO = "yes", "no"


class PlainChoiceField(forms.ChoiceField):
    """One of a few, as radios. `hints` adds a line under a choice, by its value."""

    def __init__(
        self,
        *,
        asking: Words = "",
        hints: Mapping[str, Words] | None = None,
        **options: Any,
    ) -> None:
        words = choose(asking)
        options = with_messages(options, required=words, invalid_choice=words)
        options.setdefault("widget", Radios(hints=hints))
        super().__init__(**options)


class PlainSelectField(PlainChoiceField):
    """One of many, as a drop-down that starts empty."""

    def __init__(self, *, empty: Words = "", **options: Any) -> None:
        options.setdefault("widget", SelectBox(empty=empty or _("Choose")))
        super().__init__(**options)


class PlainManyField(forms.MultipleChoiceField):
    """Any number of choices, as checkboxes."""

    def __init__(
        self,
        *,
        asking: Words = "",
        hints: Mapping[str, Words] | None = None,
        **options: Any,
    ) -> None:
        words = choose(asking)
        options = with_messages(
            options, required=words, invalid_choice=words, invalid_list=words
        )
        super().__init__(widget=ManyTicks(hints=hints), **options)


class PlainYesNoField(forms.TypedChoiceField):
    """Yes or no, as radios; nothing is chosen beforehand. The value is a bool."""

    def __init__(self, *, asking: Words = "", **options: Any) -> None:
        words = choose(asking or _("yes or no"))
        options = with_messages(options, required=words, invalid_choice=words)
        super().__init__(
            choices=((YES, _("Yes")), (NO, _("No"))),
            coerce=lambda chosen: chosen == YES,
            empty_value=None,
            widget=Radios(),
            **options,
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO}.get(value, value)


class PlainTickField(forms.BooleanField):
    """One checkbox. When required, it must be ticked to go on."""

    is_tick = True

    def __init__(self, *, asking: Words = "", **options: Any) -> None:
        options = with_messages(
            options, required=_tick(asking) if asking else _("Tick the box to go on")
        )
        super().__init__(widget=TickBox(), **options)


def _tick(asking: Words) -> Words:
    return format_lazy(_("Tick the box to say {asking}"), asking=asking)
