"""Who works when, who is away, and who may not be with a family."""

from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm

Choices = Sequence[tuple[str, str]]


class _Asking(PlainForm):
    """A form whose drop-downs are filled by the page: `chosen={"worker": […]}`."""

    def __init__(self, *args: Any, chosen: dict[str, Choices], **options: Any) -> None:
        super().__init__(*args, **options)
        for name, choices in chosen.items():
            self.fields[name].choices = choices  # type: ignore[attr-defined]


class ShiftForm(_Asking):
    """A worker on the rota of an opening."""

    worker = fields.PlainSelectField(label="Who", asking="who")
    opening = fields.PlainSelectField(label="Opening", asking="the opening")
    from_on = fields.PlainDateField(label="First day", asking="the first day")
    to_on = fields.PlainDateField(
        label="Last day",
        asking="the last day",
        help_text="Leave it empty if it goes on.",
        required=False,
    )


class AwayForm(_Asking):
    """Days on which somebody does not come."""

    worker = fields.PlainSelectField(label="Who", asking="who")
    from_on = fields.PlainDateField(label="First day away", asking="the first day")
    to_on = fields.PlainDateField(
        label="Last day away",
        asking="the last day",
        help_text="Leave it empty for one day. We do not ask why.",
        required=False,
    )


class ConflictForm(_Asking):
    """Who may not be with a family."""

    worker = fields.PlainSelectField(label="Who", asking="who")
    words = fields.PlainLongTextField(
        label="Why",
        asking="why",
        help_text=(
            "Such as “We are neighbours”. Only a manager and you can read it. "
            "Others are told only that this worker may not be with the family."
        ),
        max_length=1000,
        rows=3,
    )


class ChangeWorkerForm(VersionedForm):
    """Somebody else for one session."""

    worker = fields.PlainSelectField(label="Who is with them", asking="who")

    def __init__(self, *args: Any, workers: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["worker"].choices = workers  # type: ignore[attr-defined]
