from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.referrals.queries.closing import REASONS

CHECKS = (
    ("letters", "Both sides know that it ends"),
    ("reports", "No report is still to be written or signed"),
    ("bills", "Nothing is owed"),
    ("concerns", "No concern is open, or the lead knows"),
    ("plan", "The adults have a plan for the time after"),
)


class CloseForm(VersionedForm):
    """Why a case ends, and what was seen to."""

    reason = fields.PlainSelectField(
        label="Why does it end?", asking="why it ends", choices=tuple(REASONS.items())
    )
    checked = fields.PlainManyField(
        label="What have you checked?", choices=CHECKS, required=False
    )


class ReopenForm(VersionedForm):
    """Open a case again."""
