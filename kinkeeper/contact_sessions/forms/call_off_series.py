from kinkeeper.contact_sessions.models import Absence
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm


class CallOffSeriesForm(VersionedForm):
    """Why a date and all later ones of its series do not take place."""

    by_whom = fields.PlainSelectField(
        label="Whose doing is it?",
        asking="whose doing it is",
        choices=Absence.ByWhom.choices,
    )
    reason = fields.PlainSelectField(
        label="Reason", asking="the reason", choices=Absence.Reason.choices
    )
    words = fields.PlainLongTextField(
        label="More about it",
        asking="more about it",
        help_text="Only staff read this. The sides are told only that it is off.",
        required=False,
        max_length=1000,
        rows=3,
    )
