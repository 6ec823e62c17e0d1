"""The text of a draft, and what is said when it is approved."""

from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import VersionedForm

LONGEST_TEXT = 400_000


class TextForm(VersionedForm):
    text = fields.PlainLongTextField(
        label="The text of the edition",
        asking="the text of the edition",
        help_text="Prose and rules in one. Numbers in the prose come from the rules, "
        "as {keep:P9f}.",
        max_length=LONGEST_TEXT,
        rows=40,
    )


class ApproveForm(VersionedForm):
    judgement = fields.PlainLongTextField(
        label="Why do these changes take nothing away from anybody?",
        asking="why these changes take nothing away",
        help_text="Needed for changes that count for everybody at once. It is kept "
        "with your name.",
        required=False,
        max_length=2000,
    )

    def __init__(self, *args: Any, judged: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if not judged:
            del self.fields["judgement"]


class ActForm(VersionedForm):
    """A page that only asks for a yes."""
