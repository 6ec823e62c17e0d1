"""Part 1 of a family's form: how we may reach this person safely."""

from django import forms

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm

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


def _may(label: str, asking: str) -> forms.Field:
    return fields.PlainChoiceField(label=label, asking=asking, choices=MAY)


def _hours() -> forms.Field:
    return fields.PlainTextField(
        label="Which times are safe?",
        help_text="If you chose “only at some times”. Example: weekdays, 9 to 3.",
        required=False,
        max_length=120,
    )


class _Channel(PlainForm):
    """One way to reach a person: it needs an address only when it may be used."""

    reached_at = ""
    missing = ""

    def clean(self) -> None:
        may = self.cleaned_data.get("may")
        reached = (
            self.cleaned_data.get(self.reached_at) or self.reached_at in self.errors
        )
        if may in ("yes", "some") and not reached:
            self.add_error(self.reached_at, self.missing)
        if may == "some" and not self.cleaned_data.get("hours"):
            self.add_error("hours", "Tell us which times are safe")


class EmailForm(_Channel):
    """May we send e-mail?"""

    reached_at = "email"
    missing = "Enter your email address"

    may = _may("Is it safe for us to email you?", "whether we may email you")
    hours = _hours()
    email = fields.PlainEmailField(
        label="Your email address",
        help_text="Only if nobody else can read it.",
        required=False,
        autocomplete="email",
    )


class TextForm(_Channel):
    """May we send text messages, and how much may they say?"""

    reached_at = "phone"
    missing = "Enter your phone number"

    may = _may("Is it safe for us to send you a text?", "whether we may text you")
    hours = _hours()
    phone = fields.PlainPhoneField(
        label="Your mobile number", required=False, autocomplete="tel"
    )
    says = fields.PlainChoiceField(
        label="What may a text say?",
        asking="what a text may say",
        help_text="It never says who we are or what it is about.",
        choices=TEXT_SAYS,
        initial="1",
    )


class CallForm(_Channel):
    """May we ring, and leave a message?"""

    reached_at = "call_phone"
    missing = "Enter the number we may call"

    may = _may("Is it safe for us to call you?", "whether we may call you")
    hours = _hours()
    call_phone = fields.PlainPhoneField(
        label="The number we may call", required=False, autocomplete="tel"
    )
    voicemail = fields.PlainTickField(
        label="You may leave a voicemail",
        help_text="If you leave this empty, we never do.",
        required=False,
    )
    say_who = fields.PlainTickField(
        label="You may say who you are",
        help_text="If you leave this empty, we only say a first name.",
        required=False,
    )
    code_word = fields.PlainTextField(
        label="A word that we say first, so that you know it is us",
        required=False,
        max_length=40,
    )
