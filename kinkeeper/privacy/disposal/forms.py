from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm


def token_of(form: PlainForm) -> UUID | None:
    """Return the word that lets a command see that one page was sent twice."""
    try:
        return UUID(form.once_word)
    except ValueError:
        return None


class AgreeForm(VersionedForm):
    typed_reference = fields.PlainTextField(
        label="To agree, type the number of this review",
        asking="the number of this review",
        max_length=12,
        width="s",
        code=True,
    )


class StopForm(VersionedForm):
    reason = fields.PlainTextField(
        label="Why should it stay?",
        asking="why it should stay",
        help_text="No names, please.",
        max_length=300,
    )


class PlaceHoldForm(PlainForm):
    family = fields.PlainTextField(
        label="Which family?",
        asking="the call-sign or the reference of the family",
        help_text="Call-sign or reference, such as KK-0147.",
        max_length=20,
        width="m",
    )
    kind = fields.PlainSelectField(
        label="Why must it be kept?", asking="why it must be kept", choices=()
    )
    reason = fields.PlainTextField(
        label="In a few words",
        asking="the reason in a few words",
        help_text="Who asked, and what for. No names of family members.",
        max_length=500,
    )
    review_on = fields.PlainDateField(
        label="When do we look again?",
        asking="the day to look again",
        help_text="At most 12 months from today.",
    )

    def __init__(
        self, *args: Any, kinds: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class LiftHoldForm(VersionedForm):
    """Only the version: the button says it all."""
