"""Writing what was seen or heard."""

from typing import Any

from kinkeeper.contact_sessions.models import Note
from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.rules.contact_sessions import wording


class NoteForm(PlainForm):
    """One line. Words that judge are pointed out once, and may be kept."""

    words = fields.PlainLongTextField(
        label="What did you see or hear?",
        asking="what you saw or heard",
        help_text="Facts and exact words. Who did what, who started it.",
        max_length=2000,
        rows=4,
    )
    who = fields.PlainManyField(label="Who", asking="who", required=False)
    how = fields.PlainChoiceField(
        label="It is", asking="how you know", choices=Note.How.choices, initial="SAW"
    )
    category = fields.PlainSelectField(
        label="About", asking="what it is about", choices=Note.Category.choices
    )
    is_quote = fields.PlainTickField(label="These are exact words", required=False)
    keep = fields.PlainHiddenField(required=False)

    def __init__(
        self, *args: Any, people: list[tuple[str, str]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["who"].choices = people  # type: ignore[attr-defined]

    def judging(self) -> list[str]:
        """Return judging words that the writer has not yet said to keep."""
        kept = self.cleaned_data.get("keep", "")
        found = wording.judging_words(self.cleaned_data["words"])
        return [] if kept == "yes" or self.cleaned_data["is_quote"] else found


class AmendForm(PlainForm):
    """A later wording."""

    words = fields.PlainLongTextField(
        label="What should stand beside your first words?",
        asking="the later wording",
        max_length=2000,
        rows=4,
    )
