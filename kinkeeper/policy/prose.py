"""Prose with placeholders: the only way for a number to get onto the page.

`{keep:P9f}` is how long a row keeps, `{setting:…}`, `{practice:…}` and `{clock:…}` are
numbers with the unit that their name ends in, `{cookie:…}` is how long a cookie stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kinkeeper.policy.shapes.document import Document
from kinkeeper.rules.periods import Period
from kinkeeper.rules.retention import Schedule
from kinkeeper.rules.sentences import in_words

PLACEHOLDER = re.compile(r"\{([a-z]+):([^{}\s]+)\}")
UNITS = ("years", "months", "days", "hours")


class UnknownPlaceholderError(LookupError):
    """A placeholder names something that the edition does not have."""


@dataclass(frozen=True)
class Values:
    """What the placeholders of an edition stand for."""

    document: Document
    schedule: Schedule

    def filled(self, text: str) -> str:
        """Return `text` with every placeholder replaced."""
        return PLACEHOLDER.sub(lambda found: self.value(*found.groups()), text)

    def filled_if_known(self, text: str) -> str:
        """Return `text` with the placeholders replaced that stand for something."""

        def known(found: re.Match[str]) -> str:
            try:
                return self.value(*found.groups())
            except UnknownPlaceholderError:
                return found.group()

        return PLACEHOLDER.sub(known, text)

    def unknown(self, text: str) -> Iterator[str]:
        """Yield each placeholder in `text` that stands for nothing."""
        for found in PLACEHOLDER.finditer(text):
            try:
                self.value(*found.groups())
            except UnknownPlaceholderError:
                yield found.group()

    def value(self, family: str, name: str) -> str:
        """Return what one placeholder stands for, or raise UnknownPlaceholderError."""
        try:
            return self._find(family, name)
        except (AttributeError, KeyError, LookupError) as error:
            raise UnknownPlaceholderError(f"{{{family}:{name}}}") from error

    def _find(self, family: str, name: str) -> str:
        document = self.document
        if family == "keep":
            return str(self.schedule.row(name).period(self.schedule.settings))
        if family == "cookie":
            cookie = document.cookie[name]
            return str(Period(months=cookie.months, days=cookie.days))
        sources: dict[str, object] = {
            "setting": self.schedule.settings,
            "practice": document.practice,
            "clock": document.clock,
            "controller": document.controller,
            "regulator": document.regulator,
            "edition": document.edition,
        }
        return _worded(name, getattr(sources[family], name))


def _worded(name: str, value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(str(part) for part in value)
    if isinstance(value, int):
        unit = name.rsplit("_", 1)[-1]
        if unit in UNITS:
            return f"{value} {unit if value != 1 else unit[:-1]}"
        return str(value)
    if hasattr(value, "month"):
        return in_words(value)  # type: ignore[arg-type]
    return str(value)
