"""Putting something on a register."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm, PlainForm
from kinkeeper.people.models import Case
from kinkeeper.privacy.rights.queries.choices import CHANNELS, RIGHTS, SORTS
from kinkeeper.privacy.rights.queries.concerning import (
    NOBODY,
    WORKER,
    Concerned,
    concerned,
)

MYSELF = "me"


class FamilyForm(FilterForm):
    """First of all: which family, so that its people can be chosen."""

    family = fields.PlainTextField(
        label="Is it about a family?",
        asking="the call-sign or the reference of the family",
        help_text="Call-sign or reference, such as KK-0147. Leave empty if not.",
        max_length=20,
        width="m",
        required=False,
    )


class OpeningForm(PlainForm):
    """Who it touches, how it came and what they said."""

    who = fields.PlainChoiceField(
        label="Whom is it about?", asking="whom it is about", choices=()
    )
    worker = fields.PlainTextField(
        label="Number of the worker",
        asking="the number of the worker",
        help_text="Only for a worker, such as W-0012.",
        max_length=12,
        width="s",
        required=False,
    )
    name = fields.PlainTextField(
        label="Who says so?",
        asking="who says so",
        help_text="Only when it is not the person chosen above.",
        max_length=120,
        required=False,
    )
    contact = fields.PlainTextField(
        label="How do we answer them?",
        asking="how we answer them",
        help_text="For somebody who is not on file.",
        max_length=200,
        required=False,
    )
    words = fields.PlainLongTextField(
        label="What did they say, in their words?",
        asking="what they said",
        max_length=4000,
    )
    channel = fields.PlainSelectField(
        label="How did it come?", asking="how it came", choices=CHANNELS
    )
    received_on = fields.PlainDateField(
        label="When did it come?",
        asking="the day it came",
        help_text="The day it reached anybody of us, also on a day off.",
    )

    def __init__(
        self, *args: Any, people: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["who"].choices = people  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        if told.get("who") == WORKER and not told.get("worker"):
            self.add_error("worker", "Enter the number of the worker")
        if told.get("who") == NOBODY and not told.get("name"):
            self.add_error("name", "Enter who says so")
        return told

    def concerned(self, case: Case | None) -> Concerned:
        """Return who was chosen, among the people of the family."""
        told = self.cleaned_data
        return concerned(
            told["who"],
            case=case,
            worker=told.get("worker", ""),
            name=told.get("name", ""),
            contact=told.get("contact", ""),
        )


class NewRequestForm(OpeningForm):
    right = fields.PlainChoiceField(
        label="What do they ask for?", asking="what they ask for", choices=RIGHTS
    )
    for_child = fields.PlainTickField(
        label="A parent asks for a child", asking="that", required=False
    )

    asker = fields.PlainSelectField(
        label="Which adult asks for the child?",
        asking="which adult asks",
        choices=(),
        required=False,
    )

    field_order = (
        "right",
        "who",
        "worker",
        "for_child",
        "asker",
        "name",
        "contact",
        "words",
    )

    def __init__(
        self, *args: Any, adults: Sequence[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        nobody = ("", "Nobody of the family")
        self.fields["asker"].choices = [nobody, *adults]  # type: ignore[attr-defined]


class NewComplaintForm(OpeningForm):
    sort = fields.PlainChoiceField(
        label="What is it about?", asking="what it is about", choices=SORTS
    )

    field_order = ("sort", "who", "worker", "name", "contact", "words")


class NewBreachForm(OpeningForm):
    words = fields.PlainLongTextField(
        label="What happened?", asking="what happened", max_length=4000
    )
    received_on = fields.PlainDateField(
        label="When was it noticed?", asking="the day it was noticed"
    )
    aware_on = fields.PlainDateField(
        label="On which day were we sure?",
        asking="the day on which we were sure",
        help_text="72 hours count from the moment we could be reasonably sure.",
    )
    aware_time = fields.PlainTimeField(
        label="At what time?", asking="the time at which we were sure"
    )
    people_count = fields.PlainNumberField(
        label="How many people is it about?",
        asking="the number of people",
        help_text="About. 0 if nobody knows yet.",
    )

    field_order = ("who", "worker", "words", "received_on", "aware_on", "aware_time")

    def aware_at(self) -> datetime:
        """Return the moment, in UTC, from which the hours count."""
        day, time = self.cleaned_data["aware_on"], self.cleaned_data["aware_time"]
        return clock.moment(day, time.hour, time.minute)


class AskForm(PlainForm):
    """A family member asks or complains, in the portal."""

    whom = fields.PlainChoiceField(
        label="Whom is it about?", asking="whom it is about", choices=()
    )
    what = fields.PlainChoiceField(
        label="What do you want?",
        asking="what you want",
        choices=(
            ("access", "To see what you hold about me"),
            ("rectification", "To have something put right"),
            ("erasure", "To have something removed"),
            ("restriction", "That you stop using something for now"),
            ("objection", "To say no to how you use it"),
            ("portability", "To take along what I gave you"),
            ("data_complaint", "To complain about how you use what you hold"),
            ("complaint", "To complain about anything else"),
        ),
    )
    words = fields.PlainLongTextField(
        label="Tell us in your own words",
        asking="what you want us to know",
        help_text="A few words are enough.",
        max_length=2000,
        rows=4,
    )

    def __init__(
        self, *args: Any, children: Sequence[tuple[str, str]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if children:
            about = [(MYSELF, "Me"), *children]
            self.fields["whom"].choices = about  # type: ignore[attr-defined]
        else:
            del self.fields["whom"]

    def child(self) -> str:
        """Return the key of the child whom it is about; "" when about oneself."""
        whom = str(self.cleaned_data.get("whom", MYSELF))
        return "" if whom == MYSELF else whom
