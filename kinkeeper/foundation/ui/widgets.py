"""The boxes people answer in. Markup lives in `templates/ui/forms/widgets/`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.forms.widgets import ChoiceWidget
from django.utils.functional import Promise

Words = str | Promise
DATE_PARTS = ("day", "month", "year")


class TextBox(forms.TextInput):
    """A box for one line. `width` is s, m or nothing; `code` for references."""

    template_name = "ui/forms/widgets/box.html"

    def __init__(
        self,
        *,
        input_type: str = "text",
        width: str = "",
        code: bool = False,
        inputmode: str = "",
    ) -> None:
        names = ("box", width, "code" if code else "")
        attrs: dict[str, Any] = {"class": " ".join(name for name in names if name)}
        if inputmode:
            attrs["inputmode"] = inputmode
        if code:
            attrs |= {"spellcheck": "false", "autocapitalize": "characters"}
        super().__init__(attrs)
        self.input_type = input_type


class MoneyBox(TextBox):
    """A box for an amount, with the pound sign before it."""

    template_name = "ui/forms/widgets/money.html"

    def __init__(self) -> None:
        super().__init__(width="s", inputmode="decimal")


class LongTextBox(forms.Textarea):
    """A box for several lines. The limit is told, never enforced by the browser."""

    template_name = "ui/forms/widgets/long_text.html"

    def __init__(self, *, rows: int = 6, limit: int = 4000) -> None:
        super().__init__({"class": "box", "rows": rows, "data-limit": limit})
        self.limit = limit

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"]["limit"] = self.limit
        return context


class SecretBox(forms.PasswordInput):
    """A box whose letters do not show and never come back."""

    template_name = "ui/forms/widgets/box.html"

    def __init__(self) -> None:
        super().__init__({"class": "box m"}, render_value=False)


class HiddenBox(forms.HiddenInput):
    """Carried by the page, without an id so that two forms may stand on one page."""

    template_name = "ui/forms/widgets/hidden.html"


class _Hinted(ChoiceWidget):
    """Choices of which some have a line of their own under them."""

    def __init__(self, *, hints: Mapping[str, Words] | None = None) -> None:
        super().__init__()
        self.hints = dict(hints or {})

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        option = super().create_option(*args, **options)
        option["hint"] = self.hints.get(str(option["value"]), "")
        if option["hint"] and "id" in option["attrs"]:
            option["hint_id"] = f"{option['attrs']['id']}_hint"
            option["attrs"]["aria-describedby"] = option["hint_id"]
        return option


class Radios(_Hinted, forms.RadioSelect):
    """One of a few."""

    template_name = "ui/forms/widgets/choices.html"


class ManyTicks(_Hinted, forms.CheckboxSelectMultiple):
    """Several of a few."""

    template_name = "ui/forms/widgets/choices.html"


class SelectBox(forms.Select):
    """A drop-down whose first line says to choose."""

    template_name = "ui/forms/widgets/select.html"

    def __init__(self, *, empty: Words = "") -> None:
        super().__init__({"class": "box"})
        self.empty = empty

    def optgroups(self, name: str, value: Any, attrs: Any = None) -> Any:
        groups = super().optgroups(name, value, attrs)
        has_empty = any(
            str(o["value"]) == "" for _, options, _ in groups for o in options
        )
        if self.empty and not has_empty:
            chosen = not any(value)
            first = self.create_option(
                name, "", str(self.empty), chosen, 0, attrs=attrs
            )
            groups.insert(0, (None, [first], 0))
        return groups


class TickBox(forms.CheckboxInput):
    """One checkbox."""


class FileBox(forms.FileInput):
    """A file from the device."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"class": "box", **(attrs or {})})


class DateBoxes(forms.Widget):
    """Day, month and year, each in its own box, kept as typed."""

    template_name = "ui/forms/widgets/date.html"
    use_fieldset = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        parts = tuple(data.get(f"{name}_{part}") or "" for part in DATE_PARTS)
        return tuple(str(part) for part in parts)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return not any(f"{name}_{part}" in data for part in DATE_PARTS)

    def format_value(self, value: Any) -> Any:
        if isinstance(value, date):
            return str(value.day), str(value.month), f"{value.year:04d}"
        return value or ("", "", "")

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_day" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        widget = context["widget"]
        wrong = widget["attrs"].pop("wrong", ())
        widget["boxes"] = [
            {"part": part, "value": typed, "wrong": part in wrong}
            for part, typed in zip(DATE_PARTS, widget["value"], strict=True)
        ]
        return context
