from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.people.models import Person
from kinkeeper.safeguarding.commands.add_marks import Mark, Seen
from kinkeeper.safeguarding.queries.body_map import colour_choices, part_choices

MARKS = (1, 2, 3)
KINDS = ("part", "size", "colour", "looks")
WHAT_WAS_SAID = ("child_words", "adult_words", "seen_by", "told")
OF_MARKS = tuple(
    (f"Mark {number}", tuple(f"mark{number}_{kind}" for kind in KINDS))
    for number in MARKS
)


class MarksForm(PlainForm):
    """Up to three marks, and what was said. One part of the body is needed."""

    groups = (*OF_MARKS, ("What was said", WHAT_WAS_SAID))
    folded = tuple(title for title, _ in OF_MARKS[1:])

    child_words = fields.PlainLongTextField(
        label="The child’s own words, if they said something",
        help_text="Do not ask for it. “Tell me about it” is enough.",
        max_length=2000,
        rows=3,
        required=False,
    )
    adult_words = fields.PlainLongTextField(
        label="What did the adult who brought them say?",
        max_length=2000,
        rows=3,
        required=False,
    )
    seen_by = fields.PlainTextField(
        label="Who saw it, besides you?", max_length=200, required=False
    )
    told = fields.PlainTextField(
        label="Who was told, and when?", max_length=300, required=False
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for number in MARKS:
            self._ask_for(number)

    def _ask_for(self, number: int) -> None:
        self.fields[f"mark{number}_part"] = fields.PlainSelectField(
            label="Where is it?",
            asking="the part of the body",
            choices=part_choices(),
            required=number == MARKS[0],
        )
        self.fields[f"mark{number}_size"] = fields.PlainTextField(
            label="How big?", help_text="Such as “2 cm”.", max_length=40, required=False
        )
        self.fields[f"mark{number}_colour"] = fields.PlainSelectField(
            label="What colour?",
            asking="the colour",
            choices=colour_choices(),
            required=False,
        )
        self.fields[f"mark{number}_looks"] = fields.PlainTextField(
            label="What does it look like?",
            help_text="Only what you see. Never take a photograph.",
            max_length=300,
            required=False,
        )

    def clean(self) -> dict[str, Any]:
        told: dict[str, Any] = super().clean() or self.cleaned_data
        for title, names in OF_MARKS[1:]:
            if not told.get(names[0]) and any(told.get(name) for name in names[1:]):
                self.add_error(names[0], f"Say where {title.lower()} is.")
        return told

    def seen(self) -> Seen:
        """Return the marks that have a place, and what was said."""
        told = self.cleaned_data
        rows = [[told.get(name) or "" for name in names] for _, names in OF_MARKS]
        marks = tuple(Mark(*row) for row in rows if row[0])
        return Seen(marks, **{name: told.get(name) or "" for name in WHAT_WAS_SAID})


class InjuryForm(MarksForm):
    """Marks that a child had when they came."""

    groups = (("", ("child", "seen_on", "seen_time")), *MarksForm.groups)

    child = fields.PlainChoiceField(
        label="Which child?", asking="which child it is", choices=()
    )
    seen_on = fields.PlainDateField(
        label="On which day was it seen?",
        asking="the day",
        help_text="Leave it empty for today.",
        required=False,
    )
    seen_time = fields.PlainTimeField(
        label="At what time?",
        asking="the time",
        help_text="Leave it empty for now.",
        required=False,
    )

    def __init__(self, *args: Any, children: Sequence[Person], **options: Any) -> None:
        super().__init__(*args, **options)
        names = [(str(child.key), child.given_name) for child in children]
        self.fields["child"].choices = names  # type: ignore[attr-defined]
