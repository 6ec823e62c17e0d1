from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.rules.contact_sessions.attendance import (
    LATE_MINUTES,
    NOTICE_HOURS,
    Measures,
)


class MeasuresForm(PlainForm):
    """The centre's measures for coming late, calling off and staying away."""

    groups = (
        ("Late", ("late_minutes",)),
        ("Called off", ("notice_hours", "charges")),
        ("Missed without a good reason", ("review_after", "pause_after")),
    )

    late_minutes = fields.PlainNumberField(
        label="After how many minutes may staff call it off?",
        asking="the number of minutes",
        help_text="When the visiting adult has not come. The child goes home.",
        least=LATE_MINUTES[0],
        most=LATE_MINUTES[1],
    )
    notice_hours = fields.PlainChoiceField(
        label="How long before is in good time?",
        asking="how long before is in good time",
        choices=[(str(hours), f"{hours} hours") for hours in NOTICE_HOURS],
    )
    charges = fields.PlainYesNoField(
        label="May a session be charged that an adult called off late or missed?",
        asking="if it may be charged",
        help_text="What the centre calls off is never charged.",
    )
    review_after = fields.PlainNumberField(
        label="After how many in a row do we ask for a review?",
        asking="the number for a review",
        least=1,
        most=9,
    )
    pause_after = fields.PlainNumberField(
        label="After how many in a row do we ask to pause?",
        asking="the number for a pause",
        help_text="Nothing happens by itself. A named person decides.",
        least=1,
        most=9,
    )

    def chosen(self) -> Measures:
        """Return what was chosen, as the rules ask for it."""
        told = self.values()
        return Measures(**{**told, "notice_hours": int(told["notice_hours"])})
