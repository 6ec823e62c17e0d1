"""A date in three boxes, the way people say it."""

from datetime import date
from typing import Any, NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kinkeeper.foundation.ui.charts.axis import MONTHS, date_words
from kinkeeper.foundation.ui.fields.asking import Words, enter, with_messages
from kinkeeper.foundation.ui.widgets import DateBoxes

SHORTEST_MONTH_NAME = 3


class TypedDate(NamedTuple):
    """What stood in the boxes."""

    day: str
    month: str
    year: str


class PlainDateField(forms.Field):
    """
    A date, typed as day, month and year.

    The month may be 4, 04, apr or April. `earliest` and `latest` are included; their
    messages use `words_earliest` and `words_latest` ("today") where given.
    """

    def __init__(
        self,
        *,
        asking: Words = "",
        earliest: date | None = None,
        latest: date | None = None,
        words_earliest: Words = "",
        words_latest: Words = "",
        **options: Any,
    ) -> None:
        self.earliest, self.latest = earliest, latest
        self.words_earliest, self.words_latest = words_earliest, words_latest
        thing = asking or _("a date")
        options = with_messages(
            options,
            required=enter(thing),
            day=format_lazy(_("Enter the day for {thing}, like 14"), thing=thing),
            month=format_lazy(
                _("Enter the month for {thing}, like 4 or April"), thing=thing
            ),
            year=format_lazy(
                _("Enter the year for {thing} with 4 figures, like 2026"), thing=thing
            ),
            no_such_date=_("%(date)s is not in the calendar. Check the day."),
            too_early=_("Enter a date on or after %(limit)s"),
            too_late=_("Enter a date on or before %(limit)s"),
        )
        super().__init__(widget=DateBoxes(), **options)

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        typed = TypedDate(*(part.strip() for part in value))
        if not any(typed):
            return None
        day, month, year = _day(typed.day), _month(typed.month), _year(typed.year)
        wrong = [
            name
            for name, number in (("day", day), ("month", month), ("year", year))
            if number is None
        ]
        if wrong or day is None or month is None or year is None:
            raise self._error(wrong[0], parts=wrong)
        try:
            return date(year, month, day)
        except ValueError:
            written = f"{day} {MONTHS[month - 1]} {year}"
            raise self._error("no_such_date", parts=["day"], date=written) from None

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value is None:
            return
        if self.earliest and value < self.earliest:
            limit = self.words_earliest or date_words(self.earliest)
            raise self._error("too_early", limit=limit)
        if self.latest and value > self.latest:
            limit = self.words_latest or date_words(self.latest)
            raise self._error("too_late", limit=limit)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return bool(self.to_python(initial) != self.to_python(data))
        except ValidationError:
            return True

    def _error(
        self, code: str, *, parts: list[str] | None = None, **words: Any
    ) -> ValidationError:
        return ValidationError(
            self.error_messages[code],
            code=code,
            params={"parts": parts or ["day", "month", "year"], **words},
        )


def _day(text: str) -> int | None:
    number = _number(text, longest=2)
    return number if number and 1 <= number <= 31 else None


def _month(text: str) -> int | None:
    number = _number(text, longest=2)
    if number is not None:
        return number if 1 <= number <= 12 else None
    start = text.casefold().rstrip(".")
    if len(start) < SHORTEST_MONTH_NAME:
        return None
    found = [n for n, name in enumerate(MONTHS, 1) if name.casefold().startswith(start)]
    if start == "sept":
        return 9
    return found[0] if len(found) == 1 else None


def _year(text: str) -> int | None:
    number = _number(text, longest=4)
    return number if number and len(text) == 4 and number >= 1000 else None


def _number(text: str, *, longest: int) -> int | None:
    # isascii: int() would also read figures of other scripts and superscripts.
    ours = text.isascii() and text.isdigit() and len(text) <= longest
    return int(text) if ours else None
