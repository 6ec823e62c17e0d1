"""Taking a request, a complaint or a breach one step further."""

from datetime import datetime
from typing import Any

from kinkeeper.foundation import clock
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm
from kinkeeper.privacy.rights.queries.choices import COMPLAINT_OUTCOMES, OUTCOMES

STEPS = (
    ("identity_asked", "We asked who they are"),
    ("identity_came", "They showed who they are"),
    ("authority_asked", "We asked whether they may ask for somebody else"),
    ("authority_came", "They showed that they may"),
    ("clarification_asked", "We asked what they mean"),
    ("clarification_came", "They told us what they mean"),
    ("extended", "We told them, with reasons, that we need more time"),
    ("note", "A note"),
)


class StepForm(VersionedForm):
    step = fields.PlainSelectField(
        label="What happened?", asking="what happened", choices=STEPS
    )
    on = fields.PlainDateField(label="On which day?", asking="the day")
    words = fields.PlainLongTextField(
        label="In a few words", asking="a few words", rows=3, required=False
    )


class AnswerForm(VersionedForm):
    outcome = fields.PlainChoiceField(
        label="What came of it?", asking="what came of it", choices=OUTCOMES
    )
    words = fields.PlainLongTextField(
        label="What were they told, and why?",
        asking="what they were told",
        help_text=(
            "A refusal gives reasons, and says that they can complain to us and to "
            "the regulator and go to court."
        ),
    )


class EndRestrictionForm(VersionedForm):
    told_on = fields.PlainDateField(
        label="On which day were they told that the block ends?",
        asking="the day on which they were told",
    )
    words = fields.PlainLongTextField(
        label="Why does it end?", asking="why it ends", rows=3
    )


class AcknowledgeForm(VersionedForm):
    on = fields.PlainDateField(
        label="On which day were they told that we have it?",
        asking="the day on which they were told",
    )


class ProgressForm(VersionedForm):
    words = fields.PlainLongTextField(
        label="What was done?", asking="what was done", rows=3
    )


class CloseComplaintForm(VersionedForm):
    outcome = fields.PlainChoiceField(
        label="What came of it?", asking="what came of it", choices=COMPLAINT_OUTCOMES
    )
    words = fields.PlainLongTextField(
        label="What were they told?",
        asking="what they were told",
        help_text="Say also that they can go to the regulator.",
    )


class DecideBreachForm(VersionedForm):
    whom = fields.PlainChoiceField(
        label="Who?",
        asking="who",
        choices=(
            ("regulator", "The regulator"),
            ("people", "The people it is about"),
        ),
    )
    told = fields.PlainYesNoField(label="Were they told?", asking="whether they know")
    on = fields.PlainDateField(label="On which day?", asking="the day", required=False)
    at = fields.PlainTimeField(label="At what time?", asking="the time", required=False)
    why = fields.PlainLongTextField(
        label="Why, or why not?", asking="the reason", rows=3
    )

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        for name, what in (("on", "the day"), ("at", "the time")):
            if told.get("told") and told.get(name) is None and name not in self.errors:
                self.add_error(name, f"Enter {what}")
        return told

    def told_at(self) -> datetime | None:
        """Return the moment, in UTC, at which they were told; None when not told."""
        told = self.cleaned_data
        if not told["told"]:
            return None
        return clock.moment(told["on"], told["at"].hour, told["at"].minute)


class CloseBreachForm(VersionedForm):
    words = fields.PlainLongTextField(
        label="What did we learn from it?", asking="what we learnt", rows=4
    )
