"""When a building takes families."""

from collections.abc import Sequence
from typing import Any

from kinkeeper.contact_sessions.commands.set_opening import Hours
from kinkeeper.contact_sessions.models import Opening
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm

Choices = Sequence[tuple[str, str]]
WEEKDAYS = [(str(number), label) for number, label in Opening.Weekday.choices]


class OpeningForm(VersionedForm):
    """One opening. The building is asked only for a new one."""

    venue = fields.PlainSelectField(label="Building", asking="the building")
    weekday = fields.PlainSelectField(
        label="Day of the week", asking="the day of the week", choices=WEEKDAYS
    )
    opens = fields.PlainTimeField(
        label="From",
        asking="when it opens",
        help_text="From when the first person may come.",
    )
    closes = fields.PlainTimeField(
        label="To",
        asking="when it closes",
        help_text="When the last person has gone, the visiting adult too.",
    )
    families_at_once = fields.PlainNumberField(
        label="Families in the building at one time",
        asking="how many families",
        least=1,
        most=200,
    )
    families_each_worker = fields.PlainNumberField(
        label="Supported families for each worker at one time",
        asking="how many families for each worker",
        help_text="Who supervises always has one family alone.",
        least=1,
        most=20,
        initial=3,
    )
    children_each_worker = fields.PlainNumberField(
        label="Children for each worker at one time",
        asking="how many children for each worker",
        help_text="Supported families only. 0 if you keep no such number.",
        least=0,
        most=40,
        initial=0,
    )
    least_workers = fields.PlainNumberField(
        label="How many of the team there must be at the least",
        asking="how many of the team",
        help_text="Workers and volunteers together. 0 if you keep no such number.",
        least=0,
        most=40,
        initial=2,
    )
    from_on = fields.PlainDateField(label="First day", asking="the first day")
    to_on = fields.PlainDateField(
        label="Last day",
        asking="the last day",
        help_text="Leave it empty if it goes on.",
        required=False,
    )
    groups = (
        ("When", ("venue", "weekday", "opens", "closes")),
        ("How many", ("families_at_once",)),
        (
            "The team",
            ("families_each_worker", "children_each_worker", "least_workers"),
        ),
        ("From when to when", ("from_on", "to_on")),
    )

    def __init__(self, *args: Any, venues: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["venue"].choices = venues  # type: ignore[attr-defined]

    def hours(self) -> Hours:
        """Return what was typed, as the command wants it."""
        told = {k: v for k, v in self.values().items() if k != "venue"}
        return Hours(**{**told, "weekday": int(told["weekday"])})


class ClosedDayForm(PlainForm):
    """Days on which one building, or all, take nobody."""

    venue = fields.PlainSelectField(label="Building", asking="the building")
    from_on = fields.PlainDateField(label="First day", asking="the first day")
    to_on = fields.PlainDateField(
        label="Last day",
        asking="the last day",
        help_text="Leave it empty for one day.",
        required=False,
    )
    reason = fields.PlainTextField(
        label="Why",
        asking="why",
        help_text="Such as “Bank holiday”. Planners read it. Name nobody.",
        required=False,
        max_length=120,
    )

    def __init__(self, *args: Any, venues: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["venue"].choices = venues  # type: ignore[attr-defined]
