from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm
from kinkeeper.rules.contact_sessions.staggering import LEAST_APART_MINUTES

Choices = Sequence[tuple[str, str]]


class FreeTimesForm(FilterForm):
    """For which family, how long, with whom, from which day."""

    family = fields.PlainSelectField(label="Family", asking="the family")
    minutes = fields.PlainNumberField(
        label="Minutes together",
        asking="the number of minutes",
        least=10,
        most=600,
        initial=90,
    )
    apart_minutes = fields.PlainNumberField(
        label="Minutes apart",
        asking="the number of minutes apart",
        least=LEAST_APART_MINUTES,
        most=60,
        initial=15,
    )
    supervisor = fields.PlainSelectField(
        label="Who is with them",
        asking="who is with them",
        help_text="Leave it empty for anybody who can.",
        required=False,
    )
    from_on = fields.PlainDateField(label="From", asking="the first day")

    def __init__(
        self, *args: Any, families: Choices, workers: Choices, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["family"].choices = families  # type: ignore[attr-defined]
        self.fields["supervisor"].choices = workers  # type: ignore[attr-defined]
