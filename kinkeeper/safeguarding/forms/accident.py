from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.people.models import Person

HURT = (
    ("CHILD", "A child"),
    ("ADULT", "An adult of a family"),
    ("WORKER", "Somebody of the team"),
    ("VISITOR", "Another visitor"),
)


class AccidentForm(PlainForm):
    """One entry of the accident book. Who, when, where and what are needed."""

    hurt = fields.PlainChoiceField(
        label="Who was hurt?", asking="who was hurt", choices=HURT
    )
    child = fields.PlainChoiceField(
        label="Which child?", asking="which child it was", choices=(), required=False
    )
    name = fields.PlainTextField(
        label="Their full name",
        asking="their name",
        max_length=120,
        autocomplete="off",
    )
    happened_on = fields.PlainDateField(label="Which day?", asking="the day")
    happened_at = fields.PlainTimeField(label="What time?", asking="the time")
    where = fields.PlainTextField(label="Where?", asking="where it was", max_length=200)
    what = fields.PlainLongTextField(
        label="What happened?", asking="what happened", max_length=8000
    )
    injury = fields.PlainTextField(
        label="What is the injury?",
        asking="the injury",
        max_length=300,
        required=False,
    )
    first_aid = fields.PlainLongTextField(
        label="What first aid was given, and by whom?",
        asking="the first aid",
        max_length=2000,
        rows=3,
        required=False,
    )
    witnesses = fields.PlainTextField(
        label="Who saw it?", asking="who saw it", max_length=300, required=False
    )
    told = fields.PlainTextField(
        label="Who was told, and when?",
        asking="who was told",
        help_text="For a child: which adult, and by whom.",
        max_length=300,
        required=False,
    )
    address = fields.PlainLongTextField(
        label="Their address",
        asking="their address",
        help_text="Leave it empty for a child or an adult of a family.",
        max_length=400,
        rows=3,
        required=False,
    )
    occupation = fields.PlainTextField(
        label="Their work", asking="their work", max_length=120, required=False
    )
    born_on = fields.PlainDateField(
        label="Birth date of the child", asking="the birth date", required=False
    )
    reportable = fields.PlainYesNoField(
        label="Does the law say that it must be reported?",
        asking="if it must be reported",
        help_text="Serious injuries, and those that keep somebody from work for days "
        "(RIDDOR). Not sure? Say yes. The manager looks.",
    )

    def __init__(
        self, *args: Any, children: Sequence[Person] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        if children:
            names = [(str(child.key), child.given_name) for child in children]
            self.fields["child"].choices = names  # type: ignore[attr-defined]
        else:
            del self.fields["child"]


class ReportAccidentForm(VersionedForm):
    reported_on = fields.PlainDateField(
        label="When was it reported?", asking="the day of the report"
    )
    how = fields.PlainTextField(
        label="How, and the number of the report",
        asking="how it was reported",
        max_length=200,
    )
