from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm
from kinkeeper.people.models import Case
from kinkeeper.statistics.queries.periods import Period

OTHERS, US = "others", "us"


class StatisticsForm(FilterForm):
    """Which period, and for whose eyes."""

    period = fields.PlainSelectField(
        label="Which time?", asking="the time", choices=(), required=False
    )
    eyes = fields.PlainChoiceField(
        label="For whom?",
        asking="for whom it is",
        choices=((OTHERS, "For a funder or the public"), (US, "For us only")),
        hints={OTHERS: "Numbers below five are hidden"},
        required=False,
    )
    service = fields.PlainSelectField(
        label="Which service?",
        asking="the service",
        help_text="Only when it is for us.",
        empty="All services",
        choices=Case.Service.choices,
        required=False,
    )

    def __init__(self, *args: Any, periods: list[Period], **more: Any) -> None:
        super().__init__(*args, **more)
        choices = [(each.code, each.name) for each in periods]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]
