from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm

MAY = (
    ("yes", "Yes, any time"),
    ("some", "Yes, but only at some times"),
    ("no", "No"),
    ("ask", "I am not sure. Talk to me first"),
)
TEXT_SAYS = (
    ("1", "“You have a new message”"),
    ("2", "The date of your appointment"),
    ("3", "The date and the time of your appointment"),
)
_TIMES = "Which times are safe?"


def _times() -> fields.PlainTextField:
    return fields.PlainTextField(label=_TIMES, required=False, max_length=120)


class SafeContactForm(VersionedForm):
    """How a person wants to be reached, changed by themselves."""

    groups = (
        ("Email", ("email_may", "email_hours")),
        ("Text messages", ("text_may", "text_hours", "text_says")),
        ("Phone calls", ("call_may", "call_hours", "call_voicemail", "call_say_who")),
    )

    email_may = fields.PlainChoiceField(
        label="May we email you?", asking="whether we may email you", choices=MAY
    )
    email_hours = _times()
    text_may = fields.PlainChoiceField(
        label="May we text you?", asking="whether we may text you", choices=MAY
    )
    text_hours = _times()
    text_says = fields.PlainChoiceField(
        label="What may a text say?", asking="what a text may say", choices=TEXT_SAYS
    )
    call_may = fields.PlainChoiceField(
        label="May we call you?", asking="whether we may call you", choices=MAY
    )
    call_hours = _times()
    call_voicemail = fields.PlainTickField(
        label="You may leave a voicemail", required=False
    )
    call_say_who = fields.PlainTickField(
        label="You may say who you are", required=False
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        for channel in ("email", "text", "call"):
            some = told.get(f"{channel}_may") == "some"
            if some and not told.get(f"{channel}_hours"):
                self.add_error(f"{channel}_hours", "Tell us which times are safe")
        return told

    def as_told(self, before: dict[str, Any]) -> dict[str, Any]:
        """Return the answers by channel, with what this form does not ask kept."""
        told = {name: dict(values) for name, values in before.items()}
        for name, value in self.values().items():
            channel, _, what = name.partition("_")
            told.setdefault(channel, {})[what] = value
        return told


def initial_of(told: dict[str, Any]) -> dict[str, Any]:
    """Return stored answers as the form shows them."""
    flat = {
        f"{channel}_{what}": value
        for channel, values in told.items()
        for what, value in values.items()
    }
    return {"text_says": "1", **flat}
