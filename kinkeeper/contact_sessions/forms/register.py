"""The register of a session: why it did not take place, or ended early."""

from datetime import date, datetime

from kinkeeper.contact_sessions.models import Absence
from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm

CALLED_OFF = "CALLED_OFF"
STATUS = (
    (CALLED_OFF, "Called off by somebody before it began"),
    *(
        (status.value, status.label)
        for status in Absence.Status
        if not status.value.startswith("CANCELLED_")
    ),
)


class AbsenceForm(VersionedForm):
    """Why a session does not take place, or ended early."""

    status = fields.PlainChoiceField(
        label="What happened?", asking="what happened", choices=STATUS
    )
    by_whom = fields.PlainSelectField(
        label="Whose doing was it?",
        asking="whose doing it was",
        choices=Absence.ByWhom.choices,
    )
    reason = fields.PlainSelectField(
        label="Reason", asking="the reason", choices=Absence.Reason.choices
    )
    told_on = fields.PlainDateField(
        label="When were we told?", asking="the day we were told", required=False
    )
    told_time = fields.PlainTimeField(
        label="At what time?",
        asking="the time we were told",
        help_text="Leave both empty for “now”.",
        required=False,
    )
    words = fields.PlainLongTextField(
        label="More about it",
        asking="more about it",
        help_text="Only staff read this. The other side is told only that it is off.",
        required=False,
        max_length=1000,
        rows=3,
    )

    def told_at(self) -> datetime | None:
        """Return when we were told, in UTC; None for now."""
        day: date | None = self.cleaned_data["told_on"]
        at = self.cleaned_data["told_time"]
        if day is None or at is None:
            return None
        return clock.moment(day, at.hour, at.minute)
