"""What a first time together waits for: who brings and collects, and health."""

from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm


class AskedForm(PlainForm):
    """What each side is asked at its pre-visit, or afterwards when it was left open."""

    brings = fields.PlainTextField(
        label="Who brings and collects the children?",
        help_text="Every grown-up who may do it, by name.",
        required=False,
    )
    health = fields.PlainLongTextField(
        label="Allergies, illness, medicine",
        help_text="Of the children, and of this adult as far as the room must know.",
        required=False,
        max_length=1000,
        rows=3,
    )
    health_agreed = fields.PlainTickField(
        label="They agreed that we keep this about health", required=False
    )
    no_health = fields.PlainTickField(
        label="I asked about health, and there is nothing to know", required=False
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("health") and not told.get("health_agreed"):
            self.add_error("health_agreed", "Ask them first, or leave health empty")
        if told.get("health") and told.get("no_health"):
            self.add_error("no_health", "Something is written above. Leave this empty")
        return told


class CompleteForm(AskedForm):
    """What was left open at a pre-visit, asked afterwards."""

    def __init__(self, *args: Any, collectors: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not collectors:
            del self.fields["brings"]

    def clean(self) -> dict[str, Any]:
        told = super().clean()
        if not any(told.get(name) for name in ("brings", "health", "no_health")):
            self.add_error(None, "Write down at least one answer")
        return told
