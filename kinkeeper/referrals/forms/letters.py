"""Writing down a call, sending ready words, writing a letter."""

from collections.abc import Sequence
from typing import Any

from kinkeeper.foundation.ui import fields
from kinkeeper.foundation.ui.forms import PlainForm
from kinkeeper.people.models import Correspondence
from kinkeeper.referrals.queries.neutral_words import READY

SOMEBODY_ELSE = "professional"


class WriteDownForm(PlainForm):
    side = fields.PlainChoiceField(label="With whom?", asking="with whom", choices=())
    who = fields.PlainTextField(
        label="Their name and work, if it was a professional",
        asking="their name",
        max_length=120,
        required=False,
    )
    way = fields.PlainChoiceField(
        label="How?", asking="how", choices=Correspondence.Way.choices
    )
    direction = fields.PlainChoiceField(
        label="Who began it?",
        asking="who began it",
        choices=Correspondence.Direction.choices,
    )
    on = fields.PlainDateField(label="Which day?", asking="the day")
    at = fields.PlainTimeField(label="What time?", asking="the time")
    words = fields.PlainLongTextField(
        label="What was said or written?",
        asking="what was said or written",
        help_text="Facts, and their own words in quotation marks. They may ask for it.",
        max_length=4000,
    )

    def __init__(
        self, *args: Any, whom: Sequence[tuple[str, str]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["side"].choices = [  # type: ignore[attr-defined]
            (side or SOMEBODY_ELSE, words) for side, words in whom
        ]


class ReadyForm(PlainForm):
    """One of the ready messages, by one of the ways that are safe."""

    ready = fields.PlainChoiceField(
        label="Which message?",
        asking="which message",
        choices=[(code, ready.label) for code, ready in READY.items()],
        hints={code: ready.words for code, ready in READY.items()},
    )
    channel = fields.PlainChoiceField(
        label="How does it go?", asking="how it goes", choices=()
    )

    def __init__(
        self, *args: Any, channels: Sequence[tuple[str, str]] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.fields["channel"].choices = channels  # type: ignore[attr-defined]


class PaperForm(PlainForm):
    words = fields.PlainLongTextField(
        label="The letter",
        asking="the letter",
        help_text="Their name, address and the day stand there already.",
        max_length=6000,
        rows=14,
    )
