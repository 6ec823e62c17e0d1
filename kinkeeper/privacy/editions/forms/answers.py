"""Answers about a change of the policy: in the portal, and from paper."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import FilterForm, PlainForm

YES_OR_NO = (("yes", "Yes, I agree"), ("no", "No, keep the older rule"))


class AnswerForm(PlainForm):
    """One question for the person, and one for each child. All may stay empty."""

    edition = fields.PlainHiddenField()

    def __init__(
        self, *args: Any, subjects: Sequence[tuple[UUID, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.keys: dict[str, UUID] = {}
        for number, (key, label) in enumerate(subjects):
            name = f"answer_{number}"
            self.keys[name] = key
            self.fields[name] = fields.PlainChoiceField(
                label=label,
                asking="yes or no",
                choices=YES_OR_NO,
                required=False,
            )

    def answers(self) -> dict[UUID, bool]:
        """Return what was said, by the key of the person. Silence is left out."""
        return {
            key: self.cleaned_data[name] == "yes"
            for name, key in self.keys.items()
            if self.cleaned_data.get(name)
        }


class FindFamilyForm(FilterForm):
    family = fields.PlainTextField(
        label="Which family?",
        asking="the call-sign or the reference of the family",
        help_text="Call-sign or reference, such as KK-0147.",
        max_length=20,
        width="m",
    )


class PaperAnswerForm(PlainForm):
    subject = fields.PlainSelectField(
        label="Whom is it about?", asking="whom it is about", choices=()
    )
    given_by = fields.PlainSelectField(
        label="Who answered?", asking="who answered", choices=()
    )
    capacity = fields.PlainChoiceField(
        label="How?",
        asking="how they answered",
        choices=(
            ("SELF", "For themselves"),
            ("CHILD", "A child who understands it, for themselves"),
            ("PARENT", "For a child, with parental responsibility"),
        ),
    )
    edition = fields.PlainSelectField(
        label="About which edition?", asking="the edition", choices=()
    )
    answer = fields.PlainChoiceField(
        label="What did they say?",
        asking="what they said",
        choices=(
            ("YES", "Yes, in clear words"),
            ("NO", "No, or they take it back"),
            ("DIED", "This person has died"),
        ),
    )
    answered_on = fields.PlainDateField(
        label="When?", asking="the day on which they answered"
    )

    def __init__(
        self,
        *args: Any,
        people: Sequence[tuple[str, str]],
        editions: Sequence[tuple[str, str]],
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.fields["subject"].choices = people  # type: ignore[attr-defined]
        self.fields["given_by"].choices = people  # type: ignore[attr-defined]
        self.fields["edition"].choices = editions  # type: ignore[attr-defined]
