"""Looking at a family again: a talk with one side, and the decision."""

from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.people.models import Case
from kinkeeper.referrals.models import Review


class CallReviewForm(PlainForm):
    """Ask for a look on a day."""

    due_on = fields.PlainDateField(label="By which day?", asking="the day")


class TalkForm(PlainForm):
    """What one side said, alone."""

    party = fields.PlainChoiceField(label="Who did you talk to?", asking="who it was")
    held_on = fields.PlainDateField(label="On which day?", asking="the day")
    began_at = fields.PlainTimeField(label="At what time?", asking="the time")
    in_person = fields.PlainYesNoField(
        label="Did they come here?", asking="whether they came here"
    )
    who_came = fields.PlainTextField(
        label="Who else was there?", required=False, max_length=200
    )
    words = fields.PlainLongTextField(
        label="How is it going, in their own words?",
        asking="what they said",
        help_text="Only about their own side. The other side never reads it.",
        max_length=4000,
    )

    def __init__(
        self, *args: Any, parties: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["party"].choices = parties  # type: ignore[attr-defined]


class DecideReviewForm(VersionedForm):
    """What a named person decides, and why."""

    groups = (
        ("What you know", ("child", "workers", "unheard")),
        ("Your decision", ("step", "service", "reasons", "exception")),
        ("Next time", ("next_on",)),
    )

    child = fields.PlainLongTextField(
        label="What do the children say?", required=False, max_length=2000, rows=3
    )
    workers = fields.PlainLongTextField(
        label="What did the workers see? Facts only",
        required=False,
        max_length=2000,
        rows=3,
    )
    unheard = fields.PlainLongTextField(
        label="If a side was not heard: why?", required=False, max_length=600, rows=2
    )
    step = fields.PlainChoiceField(
        label="What do you decide?",
        asking="what you decide",
        choices=Review.Step.choices,
    )
    service = fields.PlainChoiceField(
        label="Which kind of contact from now on?",
        asking="the kind of contact",
        choices=Case.Service.choices,
    )
    reasons = fields.PlainLongTextField(label="Why?", asking="why", max_length=3000)
    exception = fields.PlainLongTextField(
        label="After six months: why do they stay longer?",
        required=False,
        max_length=2000,
        rows=3,
    )
    next_on = fields.PlainDateField(
        label="When do you look again?",
        asking="the day to look again",
        help_text="Within three months. Not needed when they move on.",
        required=False,
    )


class RemoveHazardForm(VersionedForm):
    """Why something is no danger any more."""

    why = fields.PlainLongTextField(
        label="Why is it no danger any more?", asking="why", max_length=600, rows=3
    )
