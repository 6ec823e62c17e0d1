"""Forms about somebody who asked: take it down, answer, make a referral of it."""

from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.people.models import Party
from kinkeeper.referrals.forms.wishes import SERVICES
from kinkeeper.referrals.models import Enquiry

_ENDS = [
    (outcome.value or "open", outcome.label)
    for outcome in Enquiry.Outcome
    if outcome not in (Enquiry.Outcome.REFERRED, Enquiry.Outcome.FILED)
]


class EnquiryForm(PlainForm):
    """What somebody asked. Only how it came and what was said are needed."""

    groups = (
        ("How it came", ("channel", "caller", "came_on", "came_at")),
        ("Who asked", ("name", "phone", "email", "safe_times", "voicemail")),
        ("What they asked", ("words", "wants", "area", "court_on", "heard_from")),
    )

    channel = fields.PlainChoiceField(
        label="How did it come?",
        asking="how it came",
        choices=Enquiry.Channel.choices,
    )
    caller = fields.PlainChoiceField(
        label="Who is it?", asking="who it is", choices=Enquiry.Caller.choices
    )
    came_on = fields.PlainDateField(
        label="On which day?",
        asking="the day",
        help_text="Leave both empty if it was just now.",
        required=False,
    )
    came_at = fields.PlainTimeField(label="At what time?", required=False)
    name = fields.PlainTextField(label="Name", required=False, max_length=120)
    phone = fields.PlainPhoneField(label="Safe phone number", required=False)
    email = fields.PlainEmailField(label="Safe email address", required=False)
    safe_times = fields.PlainTextField(
        label="Which times are safe?", required=False, max_length=120
    )
    voicemail = fields.PlainTickField(label="We may leave a message", required=False)
    words = fields.PlainLongTextField(
        label="What did they say?", asking="what they said", max_length=4000
    )
    wants = fields.PlainTextField(
        label="What do they look for?", required=False, max_length=200
    )
    area = fields.PlainTextField(
        label="Where do they live, roughly?", required=False, max_length=80
    )
    court_on = fields.PlainTextField(
        label="Is there a court date?", required=False, max_length=80
    )
    heard_from = fields.PlainTextField(
        label="How did they hear of us?", required=False, max_length=120
    )

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if told.get("came_at") and not told.get("came_on"):
            self.add_error("came_on", "Enter the day as well")
        if told.get("came_on") and told["came_on"] > clock.today():
            self.add_error("came_on", "Enter a date on or before today")
        return told

    def read(self) -> dict[str, Any]:
        """Return what was taken down, as the command takes it."""
        told = self.values()
        on, at = told.pop("came_on"), told.pop("came_at")
        moment = clock.now()
        if on is not None:
            # Without a time it counts as the start of the day: never later than it was.
            moment = clock.moment(on, at.hour if at else 0, at.minute if at else 0)
        return {
            "channel": told.pop("channel"),
            "caller": told.pop("caller"),
            "received_at": moment,
            "told": told,
        }


class AnswerForm(VersionedForm):
    """What was said, and what came of it."""

    words = fields.PlainLongTextField(
        label="What did you say?", asking="what you said", max_length=2000, rows=4
    )
    outcome = fields.PlainChoiceField(
        label="What came of it?", asking="what came of it", choices=_ENDS
    )


class ReferForm(VersionedForm):
    """Who belongs to the family."""

    side = fields.PlainChoiceField(
        label="Who asked?",
        asking="who asked",
        choices=(
            ("RESIDENT", "The adult the children live with"),
            ("VISITING", "The visiting adult"),
        ),
    )
    given_name = fields.PlainTextField(
        label="Their first name", asking="their first name", max_length=80
    )
    family_name = fields.PlainTextField(
        label="Their last name", required=False, max_length=80
    )
    other_given_name = fields.PlainTextField(
        label="First name of the other adult",
        asking="the first name of the other adult",
        max_length=80,
    )
    other_family_name = fields.PlainTextField(
        label="Last name of the other adult", required=False, max_length=80
    )
    child_given_name = fields.PlainTextField(
        label="First name of a child", asking="the first name of a child", max_length=80
    )
    child_family_name = fields.PlainTextField(
        label="Last name of the child", required=False, max_length=80
    )
    service = fields.PlainChoiceField(
        label="Which service do they look for?",
        asking="a service",
        choices=[choice for choice in SERVICES if choice[0] != "not_sure"],
        initial="supported",
    )


class FileEnquiryForm(VersionedForm):
    """On whose file an e-mail belongs, and on which side. A person decides."""

    sign = fields.PlainTextField(
        label="Which family?",
        asking="which family it is",
        help_text="The call-sign or the reference, such as Alder or KK-0147.",
        max_length=40,
    )
    side = fields.PlainChoiceField(
        label="Who wrote it?",
        asking="who wrote it",
        choices=[
            (Party.Side.RESIDENT.value, "The adult the child lives with"),
            (Party.Side.VISITING.value, "The visiting adult"),
            ("PROFESSIONAL", "A professional"),
        ],
    )
    sure = fields.PlainTickField(
        label="I know who wrote this. Anybody can write any name as a sender.",
    )
