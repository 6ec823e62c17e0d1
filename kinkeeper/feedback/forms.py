from typing import Any

from kinkeeper.feedback.models import Audience
from kinkeeper.feedback.queries.questions import QUESTIONS, is_child, marks_for
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm


class CodeForm(PlainForm):
    code = fields.PlainTextField(
        label="The code on your slip",
        asking="the code on your slip",
        help_text="Eight letters and numbers, like ABCD-EFGH.",
        max_length=20,
        width="m",
        code=True,
        autocomplete="off",
    )


class SheetForm(PlainForm):
    """The questions of one sheet. Each may stay empty."""

    def __init__(self, *args: Any, audience: str, **options: Any) -> None:
        super().__init__(*args, **options)
        marks = marks_for(audience)
        choices = [(str(n), words) for n, words in enumerate(marks, start=1)]
        for question in QUESTIONS[audience]:
            self.fields[question.name] = fields.PlainChoiceField(
                label=question.words,
                asking="an answer",
                choices=choices,
                required=False,
            )
        words = "Do you want to tell us more?"
        self.fields["words"] = fields.PlainLongTextField(
            label=words if is_child(audience) else f"{words} What could we do better?",
            help_text="No names, please. We keep this without yours.",
            max_length=2000,
            rows=4,
            required=False,
        )

    def marks(self) -> dict[str, int]:
        """Return the chosen marks by question."""
        told = self.values()
        told.pop("words", None)
        return {name: int(mark) for name, mark in told.items() if mark}


class SlipsForm(PlainForm):
    audience = fields.PlainChoiceField(
        label="For whom?", asking="for whom", choices=Audience.choices
    )
    number = fields.PlainNumberField(
        label="How many slips?", asking="how many", least=1, most=24
    )
