"""Dates of a series that do not fit, to be ticked one by one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.forms.boundfield import BoundField

from kinkeeper.contact_sessions.commands.plan_series import Unfit
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

NAME = "leave_out"
MOST = 60


class LeavingOut(PlainForm):
    """A form that shows which dates do not fit once somebody was told so."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        posted = self.data.getlist(NAME) if hasattr(self.data, "getlist") else []
        self._ticked = sorted({day for day in map(_day, posted[:MOST]) if day})
        if self._ticked:
            self._ask([(day, "Left out") for day in self._ticked])

    def does_not_fit(self, unfit: Sequence[Unfit]) -> None:
        """Show the dates that do not fit, with the reason for each."""
        shown = {one.on: one.why for one in unfit}
        kept = [(day, "Left out") for day in self._ticked if day not in shown]
        self._ask(sorted([*kept, *shown.items()]))

    def left_out(self) -> list[date]:
        """Return the dates that were ticked."""
        return self._ticked

    def _ask(self, lines: Sequence[tuple[date, str]]) -> None:
        self.fields[NAME] = fields.PlainManyField(
            label="These dates do not fit. Which ones shall we leave out?",
            asking="the dates to leave out",
            choices=[(str(day), _words(day)) for day, _ in lines],
            hints={str(day): why for day, why in lines},
            required=False,
        )
        self.order_fields([NAME])

    def grouped(self) -> list[tuple[str, list[BoundField]]]:
        """Return the fields by heading, the dates on top: they wait for an answer."""
        found = super().grouped()
        if NAME not in self.fields:
            return found
        others = [
            (title, [field for field in fields_ if field.name != NAME])
            for title, fields_ in found
        ]
        return [("", [self[NAME]]), *((title, kept) for title, kept in others if kept)]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _words(day: date) -> str:
    return f"{day:%A} {day.day} {day:%B} {day.year}"
