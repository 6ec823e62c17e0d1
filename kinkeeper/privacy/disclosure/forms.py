"""The forms of asking, deciding and opening."""

from collections.abc import Sequence

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm, VersionedForm
from kinkeeper.privacy.disclosure.commands.ask_for_report import LONGEST_WHY
from kinkeeper.privacy.disclosure.commands.decide_request import LONGEST_NOTE


class AskForm(PlainForm):
    """Which visit, and why if the person wants to say."""

    item = fields.PlainChoiceField(
        label="Which visit is it about?", asking="a visit", choices=()
    )
    why = fields.PlainLongTextField(
        label="Why do you ask?",
        asking="why you ask",
        required=False,
        max_length=LONGEST_WHY,
        rows=3,
        help_text="You do not have to say. It does not change our answer.",
    )

    def __init__(self, *args, items: Sequence[tuple[str, str]], **options) -> None:  # type: ignore[no-untyped-def]
        super().__init__(*args, **options)
        self.fields["item"].choices = items  # type: ignore[attr-defined]


class AnswerForm(VersionedForm):
    """Nothing to fill in: the gate has answered, a person sends it."""


class ReleaseForm(VersionedForm):
    """A release asks for one decision: what about the other side?"""

    other_side_note = fields.PlainTextField(
        label="What did you decide about the other side?",
        asking="what you decided about the other side",
        max_length=LONGEST_NOTE,
        help_text=(
            "For example: “Not offered. They have not asked.” Only we see this. The "
            "other side does not hear that anybody asked."
        ),
    )


class MisdirectedForm(PlainForm):
    """What happened to a message that reached the wrong person."""

    words = fields.PlainLongTextField(
        label="What happened?",
        asking="what happened",
        max_length=2000,
        rows=4,
        help_text="Who got it, how we know, and whether they read it.",
    )


class CodeForm(PlainForm):
    """The code that came another way."""

    code = fields.PlainTextField(
        label="Your code",
        asking="your code",
        max_length=12,
        width="s",
        code=True,
        autocomplete="one-time-code",
        help_text="Six figures.",
    )
