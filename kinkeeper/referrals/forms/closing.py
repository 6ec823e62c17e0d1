from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.referrals.queries.closing import REASONS
from kinkeeper.rules.referrals.ending import CHECKS


class CloseForm(VersionedForm):
    """Why a case ends, and what was seen to."""

    reason = fields.PlainSelectField(
        label="Why does it end?", asking="why it ends", choices=tuple(REASONS.items())
    )
    checked = fields.PlainManyField(
        label="What have you checked?", choices=tuple(CHECKS.items()), required=False
    )

    regardless = fields.PlainLongTextField(
        label="If something is missing: why close it all the same?",
        help_text="Only a manager can. The reason is kept.",
        required=False,
        max_length=400,
        rows=2,
    )

    def __init__(self, *args: Any, may_regardless: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not may_regardless:
            del self.fields["regardless"]


class ReopenForm(VersionedForm):
    """Open a case again."""
