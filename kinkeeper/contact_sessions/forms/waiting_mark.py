"""A mark that waited on a tablet, and what somebody says about one that came late."""

import json
from typing import Any

from django import forms

from kinkeeper.contact_sessions.forms.waiting_line import UnreadableLineError
from kinkeeper.contact_sessions.models import LateMark
from kinkeeper.contact_sessions.queries.day import SIDES
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

WRITE_IN, STANDS = "write-in", "stands"


class WaitingMarkForm(forms.Form):
    """What was locked in the envelope."""

    session = forms.UUIDField()
    side = forms.ChoiceField(choices=[(side, side) for side in SIDES], required=False)
    act = forms.ChoiceField(choices=LateMark.Act.choices)
    at = forms.DateTimeField()

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        together = told.get("act") in (LateMark.Act.BEGIN, LateMark.Act.END)
        if together == bool(told.get("side")):
            raise forms.ValidationError(
                "A door has a side; the time together has none."
            )
        return told


def marked_in(opened: bytes) -> dict[str, Any]:
    """Read an opened mark: session, side, act, at. Raises UnreadableLineError."""
    try:
        form = WaitingMarkForm(json.loads(opened))
        good = form.is_valid()
    except (ValueError, TypeError, AttributeError):
        raise UnreadableLineError from None
    if not good:
        raise UnreadableLineError
    return form.cleaned_data


class SettleForm(PlainForm):
    """What is right: the register as it stands, or the mark that came late."""

    right = fields.PlainChoiceField(
        label="What is right?",
        asking="what is right",
        choices=(
            (STANDS, "The register as it stands"),
            (WRITE_IN, "It happened as marked: write it in"),
        ),
    )
    reason = fields.PlainLongTextField(
        label="Why was the door used while it was on hold?",
        asking="why the door was used",
        help_text="Only when a door was on hold. The safeguarding lead is told.",
        required=False,
        max_length=400,
        rows=3,
    )
