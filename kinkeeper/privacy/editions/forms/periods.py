"""Periods and settings of a draft, each with its default explained."""

from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.policy.edition import Edition
from kinkeeper.policy.rewriting import UNITS, with_period, with_value
from kinkeeper.policy.settings_in_words import CHOICES, WORDS
from kinkeeper.privacy.editions.queries.ambiguities import AMBIGUITIES
from kinkeeper.rules.retention import Overrides
from kinkeeper.rules.retention import Row as RetentionRow

LONGEST = 1200


class PeriodsForm(VersionedForm):
    """One box for each period and each setting of the policy."""

    effective_from = fields.PlainDateField(
        label="From which day does it count?",
        asking="the day from which it counts",
        help_text="People have to be told before. The check says how long.",
    )

    def __init__(self, *args: Any, of: Edition, **options: Any) -> None:
        initial = {"effective_from": of.effective_from}
        self.periods: dict[str, tuple[str, str, int]] = {}
        self.settings: dict[str, Any] = {}
        super().__init__(*args, **options)
        settings = [self._add_setting(of, name) for name in WORDS]
        kept = [
            self._add_period(row)
            for row in (*of.schedule.rows, *of.schedule.additional)
            if _simple(row)
        ]
        for name, (_, _, number) in self.periods.items():
            initial[name] = number  # type: ignore[assignment]
        for name, value in self.settings.items():
            initial[f"setting_{name}"] = value
        self.initial = {**initial, **self.initial}
        self.groups = (  # type: ignore[misc]
            ("When it counts", ("effective_from",)),
            ("How long we keep it", tuple(kept)),
            ("What the law leaves open", tuple(settings)),
        )

    def changed_text(self, text: str) -> str:
        """Return the text of the draft with what was changed here."""
        first = self.cleaned_data["effective_from"]
        changed = with_value(text, "edition", "effective_from", first)
        return self.with_numbers(changed)

    def with_numbers(self, text: str) -> str:
        """Return a text with the periods and settings that were changed here."""
        values, changed = self.cleaned_data, text
        for name, (row, unit, number) in self.periods.items():
            if values[name] != number:
                changed = with_period(changed, row, values[name], unit)
        for name, before in self.settings.items():
            value = values[f"setting_{name}"]
            if isinstance(before, bool):
                value = value == "yes" if isinstance(value, str) else value
            if value != before:
                changed = with_value(changed, "settings", name, value)
        return changed

    def _add_period(self, row: RetentionRow) -> str:
        unit, number = _unit(row)
        name = f"period_{len(self.periods)}"
        self.periods[name] = (row.id, unit, number)
        self.fields[name] = fields.PlainNumberField(
            label=f"{row.title}: {unit}",
            asking=f"the number of {unit}",
            help_text=f"Now {number} {unit}. Rule {row.id}.",
            least=0,
            most=LONGEST,
        )
        return name

    def _add_setting(self, of: Edition, name: str) -> str:
        value = getattr(of.settings, name)
        self.settings[name] = value if isinstance(value, bool | int) else str(value)
        help_text = _why(name)
        field = f"setting_{name}"
        if name in CHOICES:
            self.fields[field] = fields.PlainChoiceField(
                label=WORDS[name],
                asking=WORDS[name].lower(),
                choices=CHOICES[name],
                help_text=help_text,
            )
        elif isinstance(value, bool):
            self.fields[field] = fields.PlainYesNoField(
                label=WORDS[name], asking=WORDS[name].lower(), help_text=help_text
            )
        else:
            low, high = limits(name)
            self.fields[field] = fields.PlainNumberField(
                label=WORDS[name],
                asking="the number",
                help_text=help_text,
                least=low,
                most=high,
            )
        return field


def _simple(row: RetentionRow) -> bool:
    """Tell whether a row keeps for a fixed number of years, months or days."""
    if row.keep is None or row.keep.years_setting is not None:
        return False
    period = row.keep.period
    numbers = [each for each in UNITS if getattr(period, each)]
    return period.until_age is None and len(numbers) == 1


def _unit(row: RetentionRow) -> tuple[str, int]:
    period = row.keep.period if row.keep else None
    for unit in UNITS:
        if getattr(period, unit, 0):
            return unit, int(getattr(period, unit))
    raise ValueError(row.id)


def _why(name: str) -> str:
    for each in AMBIGUITIES:
        if name in each.settings:
            return f"{each.question} {each.settled} ({each.id})"
    return "The law leaves this to the centre."


def limits(name: str) -> tuple[int, int]:
    """Return the least and the most that a setting may be."""
    within = Overrides.__dataclass_fields__[name].type
    for part in getattr(within, "__metadata__", ()):
        return part.low, part.high
    return 0, LONGEST
